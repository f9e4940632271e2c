namespace EcgNotebooks.Filtering;

/// <summary>The coefficients of a designed filter.</summary>
public sealed record FilterDesign
{
    internal FilterDesign(
        double samplingRateHz,
        TransferFunction transferFunction,
        IReadOnlyList<SecondOrderSection> sections
    ) => (SamplingRateHz, TransferFunction, Sections) = (samplingRateHz, transferFunction, sections);

    /// <summary>The sampling rate that the filter was designed for, in Hz.</summary>
    public double SamplingRateHz { get; }

    /// <summary>The filter as a ratio of two polynomials.</summary>
    public TransferFunction TransferFunction { get; }

    /// <summary>The filter as a cascade of second-order sections; the poles nearest the unit circle come last.</summary>
    internal IReadOnlyList<SecondOrderSection> Sections { get; }
}
