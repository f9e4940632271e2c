using EcgNotebooks.Filtering;

namespace EcgNotebooks.Experiments;

/// <summary>What a network sees of a recording (step 6).</summary>
public sealed record SignalOptions
{
    /// <summary>The leads, one channel each. Published: lead I alone.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [Lead.I.Name];

    /// <summary>The first samples that are kept. Published: 5,000, ten seconds at 500 Hz.</summary>
    public int Samples { get; init; } = 5000;

    /// <summary>The sampling rate that the network expects. Published: 500 Hz.</summary>
    public double SamplingRateHz { get; init; } = 500;

    /// <summary>The filter applied first; null where the network sees the raw signal, as published.</summary>
    public FilterOptions? Filter { get; init; }
}
