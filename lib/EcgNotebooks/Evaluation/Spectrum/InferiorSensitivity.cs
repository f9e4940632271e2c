namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>Sensitivity to inferior infarctions, among the test recordings and those that the recipe discards.</summary>
/// <param name="Test">The run's own test recordings alone, for comparison.</param>
/// <param name="Statements">By statement: IMI, ILMI, IPMI, IPLMI; a recording with two of them counts twice.</param>
/// <param name="Stages">By the stadium of the recording's first infarction, from the acute stage (I) to the old one (III).</param>
internal sealed record InferiorSensitivity(
    SpectrumGroup Test,
    IReadOnlyList<SpectrumGroup> Statements,
    IReadOnlyList<SpectrumGroup> Stages
)
{
    /// <summary>The name of the group whose stadium the table leaves out.</summary>
    public const string NotStated = "not stated";

    /// <summary>Computes the sensitivity.</summary>
    /// <param name="discarded">Recordings that the recipe discards.</param>
    /// <param name="test">Test recordings of the run.</param>
    /// <param name="threshold">The chosen threshold.</param>
    /// <param name="level">Level of the intervals.</param>
    public static InferiorSensitivity Of(
        IEnumerable<ScoredRecording> discarded,
        IReadOnlyList<ScoredRecording> test,
        double threshold,
        double level
    )
    {
        ScoredRecording[] all = [.. test.Concat(discarded).Where(recording => recording.HasInferiorInfarction)];
        return new(
            Group("test recordings", test.Where(recording => recording.HasInferiorInfarction)),
            [.. InferiorInfarction.Codes.Select(code => Group(code, all.Where(recording => recording.Has(code))))],
            [
                .. all.GroupBy(recording => recording.Stadium ?? NotStated)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Group(group.Key, group)),
            ]
        );

        SpectrumGroup Group(string name, IEnumerable<ScoredRecording> recordings) =>
            SpectrumGroup.Of(name, recordings, threshold, level);
    }
}
