namespace EcgNotebooks.Filtering;

/// <summary>The coefficients of a designed filter, as a transfer function and as second-order sections.</summary>
/// <param name="SamplingRateHz">The sampling rate that the filter was designed for, in Hz.</param>
/// <param name="TransferFunction">The filter as a ratio of two polynomials.</param>
/// <param name="Sections">The filter as a cascade of second-order sections; the poles nearest the unit circle come last.</param>
public sealed record FilterDesign(
    double SamplingRateHz,
    TransferFunction TransferFunction,
    IReadOnlyList<SecondOrderSection> Sections
);
