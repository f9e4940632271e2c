using System.Globalization;
using System.Text.Json;
using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>The properties of an ONNX file (metadata_props), which state how a recording is prepared for the network.</summary>
/// <remarks>
/// input has all of the preprocessing as JSON, as in this project's own files, and is what this project reads. sampling_rate_hz,
/// samples, unit, leads and filter repeat it for other programs.
/// </remarks>
internal static class OnnxProperties
{
    public const string Threshold = "threshold";
    public const string RecipeDigest = "recipe_digest";
    public const string DataDigest = "data_digest";
    private const string SamplingRate = "sampling_rate_hz";
    private const string Samples = "samples";
    private const string Unit = "unit";
    private const string Leads = "leads";
    private const string Filter = "filter";
    private const string Beats = "beats";

    /// <summary>Returns the properties of a network.</summary>
    public static IEnumerable<OnnxEntry> Of(Classifier network, OnnxOptions options)
    {
        var properties = new List<(string Key, string Value)> { (WeightsFile.Network, network.NetworkName) };
        properties.AddRange(network.Options.Select(option => (option.Key, option.Value)));
        properties.AddRange(Preprocessing(network));
        if (options.Threshold is { } threshold)
        {
            properties.Add((Threshold, Text(threshold)));
        }

        properties.Add((RecipeDigest, options.RecipeDigest));
        properties.Add((DataDigest, options.DataDigest));
        properties.Add((WeightsFile.LibraryVersion, Version));
        return properties.Where(p => p.Value.Length > 0).Select(p => new OnnxEntry { Key = p.Key, Value = p.Value });
    }

    /// <summary>Version of this library.</summary>
    public static string Version => typeof(OnnxProperties).Assembly.GetName().Version!.ToString();

    /// <summary>Describes the input in a sentence for people.</summary>
    public static string Describe(Classifier network) =>
        network.Signal is { } signal
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"ECG in mV, (n, lead, sample): {string.Join(", ", signal.Leads)}, {signal.InputSamples} samples at {signal.SamplingRateHz} Hz, {(IsFiltered(network.Input!) ? "filtered" : "unfiltered")}"
            )
            : $"ECG in mV, (n, lead, sample): {network.Channels} leads of {network.InputLength} samples";

    private static IEnumerable<(string, string)> Preprocessing(Classifier network)
    {
        if (network.Signal is not { } signal)
        {
            return [];
        }

        var input = network.Input!;
        using var json = JsonDocument.Parse(input);
        return
        [
            (WeightsFile.Input, input),
            (SamplingRate, Text(signal.SamplingRateHz)),
            (Samples, signal.InputSamples.ToString(CultureInfo.InvariantCulture)),
            (Unit, Millivolts.Name),
            (Leads, string.Join(",", signal.Leads)),
            (Filter, Json(json, nameof(SignalOptions.Filter)) ?? "none"),
            (Beats, Json(json, nameof(SignalOptions.Beats)) ?? ""),
        ];
    }

    private static bool IsFiltered(string input)
    {
        using var json = JsonDocument.Parse(input);
        return Json(json, nameof(SignalOptions.Filter)) is not null;
    }

    private static string? Json(JsonDocument input, string name) =>
        input.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value.GetRawText()
            : null;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
