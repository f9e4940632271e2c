using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Experiments;

/// <summary>What a network says of one recording.</summary>
/// <param name="Record">The recording as it was named.</param>
/// <param name="Probability">Probability of IMI.</param>
/// <param name="Threshold">A probability strictly above it is IMI.</param>
public sealed record RecordPrediction(string Record, double Probability, double Threshold)
{
    /// <summary>What was done to the recording before the network saw it; empty where nothing.</summary>
    public IReadOnlyList<string> Preparation { get; init; } = [];

    /// <summary>Why the threshold is 0.5, as the end of a sentence; null where it was named, or chosen for these weights.</summary>
    public string? ThresholdNote { get; init; }

    /// <summary>NORM or IMI.</summary>
    public Diagnosis Label => Probability > Threshold ? Diagnosis.Imi : Diagnosis.Norm;

    /// <summary>One JSON object: record, probability, label, threshold, threshold_note, preparation.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(new OneLine(Record, Probability, Label.Code(), Threshold, ThresholdNote, Preparation));

    private sealed record OneLine(
        [property: JsonPropertyName("record")] string Record,
        [property: JsonPropertyName("probability")] double Probability,
        [property: JsonPropertyName("label")] string Label,
        [property: JsonPropertyName("threshold")] double Threshold,
        [property: JsonPropertyName("threshold_note")] string? ThresholdNote,
        [property: JsonPropertyName("preparation")] IReadOnlyList<string> Preparation
    );
}
