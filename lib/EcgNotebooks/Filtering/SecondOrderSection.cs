namespace EcgNotebooks.Filtering;

/// <summary>A second-order section (biquad) of a filter: H(z) = (b0 + b1 z^-1 + b2 z^-2) / (1 + a1 z^-1 + a2 z^-2).</summary>
internal readonly record struct SecondOrderSection(double B0, double B1, double B2, double A1, double A2)
{
    /// <summary>The gain at 0 Hz.</summary>
    public double GainAtZero => (B0 + B1 + B2) / (1 + A1 + A2);

    /// <summary>Returns the section as two polynomials with three coefficients each.</summary>
    public TransferFunction ToTransferFunction() => new([B0, B1, B2], [1, A1, A2]);
}
