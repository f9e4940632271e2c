using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Experiments;

/// <summary>A network's prediction for one recording.</summary>
/// <param name="Record">Name of the recording, as given by the caller.</param>
/// <param name="Probability">Predicted probability of IMI, 0 to 1.</param>
/// <param name="Threshold">Threshold; a probability strictly above it is classified as IMI.</param>
public sealed record RecordPrediction(string Record, double Probability, double Threshold)
{
    /// <summary>Changes made to the recording before the prediction, such as resampling; empty for none.</summary>
    public IReadOnlyList<string> Preparation { get; init; } = [];

    /// <summary>
    /// Why the threshold is 0.5, as the end of a sentence; null if it was given or was chosen for these weights.
    /// </summary>
    public string? ThresholdNote { get; init; }

    /// <summary>Predicted class.</summary>
    public Diagnosis Label => Probability > Threshold ? Diagnosis.Imi : Diagnosis.Norm;

    /// <summary>
    /// Returns one JSON object with record, probability, label, threshold, threshold_note and preparation.
    /// </summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new PredictionJson(Record, Probability, Label.Code(), Threshold, ThresholdNote, Preparation)
        );

    private sealed record PredictionJson(
        [property: JsonPropertyName("record")] string Record,
        [property: JsonPropertyName("probability")] double Probability,
        [property: JsonPropertyName("label")] string Label,
        [property: JsonPropertyName("threshold")] double Threshold,
        [property: JsonPropertyName("threshold_note")] string? ThresholdNote,
        [property: JsonPropertyName("preparation")] IReadOnlyList<string> Preparation
    );
}
