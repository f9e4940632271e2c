using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Filtering;
using EcgNotebooks.Signals.Beats;

namespace EcgNotebooks.Signals;

/// <summary>Options of the signal that a network takes (step 6); the defaults are the published values.</summary>
/// <example>
/// <code>
/// var options = new SignalOptions
/// {
///     Leads = [Lead.I, Lead.II],
///     Filter = Recipe.Published.Filter,
/// };
/// Console.WriteLine($"{options.Leads.Count} channels of {options.Samples} samples");
/// </code>
/// </example>
public sealed record SignalOptions
{
    // More than a minute at every usual sampling rate, and small enough that sizes of networks and files don't overflow.
    private const int MostSamples = 1_000_000;

    private static readonly JsonSerializerOptions _json = new()
    {
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The leads, one channel for each, without repetition. Published: lead I.</summary>
    public IReadOnlyList<Lead> Leads { get; init; } = [Lead.I];

    /// <summary>Number of samples from the start of the recording. Published: 5,000, which are ten seconds at 500 Hz.</summary>
    public int Samples { get; init; } = 5000;

    /// <summary>Sampling rate in Hz. Published: 500.</summary>
    public double SamplingRateHz { get; init; } = 500;

    /// <summary>The filter that is applied; null for the raw signal, as published.</summary>
    public FilterOptions? Filter { get; init; }

    /// <summary>The beats that the networks see one by one; null for the whole recording, as published.</summary>
    // Left out where null, so that recipes without beats keep their digests, and model files their bytes.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BeatOptions? Beats { get; init; }

    /// <summary>Number of samples per channel that a network sees: those of a beat, or of the whole recording.</summary>
    [JsonIgnore]
    public int InputSamples => Beats?.Samples ?? Samples;

    /// <summary>Number of inputs of a network that each recording gives.</summary>
    internal int InputsPerRecording => Beats?.PerRecording ?? 1;

    /// <summary>Returns the options as JSON. Model files carry it, so that a recording can be prepared for their network.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Reads options from the JSON of <see cref="ToJson"/>.</summary>
    /// <exception cref="JsonException">The text isn't such JSON, or holds impossible values.</exception>
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

        Beats?.Check(Samples, SamplingRateHz);
        if (Leads.Count is 0 || Leads.Distinct().Count() < Leads.Count)
        {
            throw new ArgumentException(
                $"The leads are '{string.Join(", ", Leads)}', but each lead has to be there once, and at least one."
            );
        }
    }
}
