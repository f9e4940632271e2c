namespace EcgNotebooks.Filtering;

/// <summary>The coefficients of one designed filter in both forms.</summary>
/// <param name="SamplingRateHz">The sampling rate that the filter was designed for.</param>
/// <param name="TransferFunction">The filter as two polynomials.</param>
/// <param name="Sections">The same filter as a cascade, the poles nearest the unit circle last.</param>
public sealed record FilterDesign(
    double SamplingRateHz,
    TransferFunction TransferFunction,
    IReadOnlyList<SecondOrderSection> Sections
);
