using EcgNotebooks.Labels;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>False alarms among recordings without an inferior infarction.</summary>
/// <param name="Test">The run's own test recordings, for comparison: nearly all of them are normal.</param>
/// <param name="Discarded">All recordings that the recipe discards.</param>
/// <param name="Superclasses">Those of each diagnostic superclass, and those without any, in alphabetical order.</param>
/// <param name="Codes">Those with each code; the code with the most false alarms comes first.</param>
internal sealed record FalseAlarms(
    SpectrumGroup Test,
    SpectrumGroup Discarded,
    IReadOnlyList<SpectrumGroup> Superclasses,
    IReadOnlyList<SpectrumGroup> Codes
)
{
    /// <summary>The name of the group without a diagnostic statement.</summary>
    public const string NoSuperclass = "none";

    /// <summary>The code with the most false alarms; null where there are none. NORM is left out, since it is no disease.</summary>
    public SpectrumGroup? Most =>
        Codes.FirstOrDefault(group => group.Name != DiagnosisCode.Norm && group.AtChosen.Count > 0);

    /// <summary>Counts the false alarms.</summary>
    /// <param name="discarded">Recordings that the recipe discards.</param>
    /// <param name="test">Test recordings of the run.</param>
    /// <param name="threshold">The chosen threshold.</param>
    /// <param name="level">Level of the intervals.</param>
    public static FalseAlarms Of(
        IEnumerable<ScoredRecording> discarded,
        IEnumerable<ScoredRecording> test,
        double threshold,
        double level
    )
    {
        ScoredRecording[] without = [.. discarded.Where(recording => !recording.HasInferiorInfarction)];
        return new(
            Group("test recordings", test.Where(recording => !recording.HasInferiorInfarction)),
            Group("all discarded", without),
            [
                .. without
                    .SelectMany(recording => SuperclassesOf(recording).Select(name => (name, recording)))
                    .GroupBy(pair => pair.name, pair => pair.recording)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Group(group.Key, group)),
            ],
            [
                .. without
                    .SelectMany(recording => recording.Likely.Select(statement => (statement, recording)))
                    .GroupBy(pair => pair.statement.Code)
                    .Select(group =>
                        Group(group.Key, group.Select(pair => pair.recording)) with
                        {
                            Superclass = group.First().statement.Superclass,
                        }
                    )
                    .OrderByDescending(group => group.AtChosen.Count)
                    .ThenByDescending(group => group.AtChosen.Value.Value)
                    .ThenBy(group => group.Name, StringComparer.Ordinal),
            ]
        );

        SpectrumGroup Group(string name, IEnumerable<ScoredRecording> recordings) =>
            SpectrumGroup.Of(name, recordings, threshold, level);
    }

    private static IEnumerable<string> SuperclassesOf(ScoredRecording recording) =>
        recording
            .Likely.Select(statement => statement.Superclass)
            .OfType<string>()
            .Distinct()
            .DefaultIfEmpty(NoSuperclass);
}
