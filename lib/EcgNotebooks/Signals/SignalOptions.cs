using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Filtering;

namespace EcgNotebooks.Signals;

/// <summary>What a network sees of a recording (step 6).</summary>
public sealed record SignalOptions
{
    // More than a minute at every usual rate; sizes of networks and of files can't overflow.
    private const int MostSamples = 1_000_000;

    private static readonly JsonSerializerOptions _json = new()
    {
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The leads, one channel each. Published: lead I alone.</summary>
    public IReadOnlyList<Lead> Leads { get; init; } = [Lead.I];

    /// <summary>The first samples that are kept. Published: 5,000, ten seconds at 500 Hz.</summary>
    public int Samples { get; init; } = 5000;

    /// <summary>The sampling rate that the network expects. Published: 500 Hz.</summary>
    public double SamplingRateHz { get; init; } = 500;

    /// <summary>The filter applied first; null where the network sees the raw signal, as published.</summary>
    public FilterOptions? Filter { get; init; }

    /// <summary>The options as JSON, which weights carry so that a recording can be prepared for them later.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Reads what <see cref="ToJson"/> gave.</summary>
    /// <exception cref="JsonException">The text is something else, or asks for a signal that can't be.</exception>
    public static SignalOptions FromJson(string json)
    {
        var options =
            JsonSerializer.Deserialize<SignalOptions>(json, _json) ?? throw new JsonException("The options are null.");
        try
        {
            options.Check();
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }

        return options;
    }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Samples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Samples, MostSamples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SamplingRateHz);
        if (!double.IsFinite(SamplingRateHz))
        {
            throw new ArgumentException("The sampling rate isn't finite.");
        }

        if (Leads.Count is 0 || Leads.Distinct().Count() < Leads.Count)
        {
            throw new ArgumentException(
                $"The leads are '{string.Join(", ", Leads)}', but each lead has to be there once, and at least one."
            );
        }
    }
}
