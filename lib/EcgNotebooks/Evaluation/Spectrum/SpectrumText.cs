using System.Globalization;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>Turns the results on discarded recordings into rows of tables and sentences.</summary>
internal static class SpectrumText
{
    // A rare code is only in the file unless it has a false alarm: its interval spans most of the range.
    private const int FewestRecordings = 5;

    /// <summary>Returns the column headings of a table of shares.</summary>
    /// <param name="group">What the rows are.</param>
    /// <param name="share">What the shares are.</param>
    /// <param name="evidence">The results.</param>
    public static IReadOnlyList<string> Columns(string group, string share, SpectrumEvidence evidence) =>
        [
            group,
            "recordings",
            "patients",
            string.Create(CultureInfo.InvariantCulture, $"{share} at {evidence.Threshold:0.####}"),
            string.Create(CultureInfo.InvariantCulture, $"{share} at {SpectrumGroup.FixedThreshold:0.####}"),
        ];

    /// <summary>Returns the rows of the false alarms: the test recordings, all discarded ones, each superclass, and the larger codes.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(FalseAlarms alarms) =>
        [
            Row(alarms.Test, alarms.Test.Name),
            Row(alarms.Discarded, alarms.Discarded.Name),
            .. alarms.Superclasses.Select(group => Row(group, $"superclass {group.Name}")),
            .. alarms
                .Codes.Where(IsShown)
                .Select(group =>
                    Row(group, group.Superclass is null ? group.Name : $"{group.Name} ({group.Superclass})")
                ),
        ];

    /// <summary>Returns the rows of the sensitivity: the test recordings, each statement, and each stadium.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(InferiorSensitivity sensitivity) =>
        [
            Row(sensitivity.Test, sensitivity.Test.Name),
            .. sensitivity.Statements.Select(group => Row(group, group.Name)),
            .. sensitivity.Stages.Select(group => Row(group, Stage(group.Name))),
        ];

    /// <summary>Returns the sentences about what was counted, what was left out, and where most false alarms come from.</summary>
    public static IEnumerable<string> Sentences(SpectrumEvidence evidence)
    {
        var count = evidence.Discarded;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"The recipe discards {count.Values.Sum()} recordings of the table. {count[SpectrumUse.Scored]} were scored; left out are {count[SpectrumUse.PatientOfTraining]} of patients who are also in the training or validation part, {count[SpectrumUse.OtherFold]} of training and validation folds, {count[SpectrumUse.NoSignal]} without a signal file, and {count[SpectrumUse.Unreadable]} whose signal can't be used. {evidence.TestOfTrainingPatients} test recordings are left out because their patient is in the training or validation part, too."
        );
        if (evidence.FalseAlarms.Most is { } most)
        {
            yield return $"Of the codes other than {DiagnosisCode.Norm}, {most.Name} has the most false alarms: {most.AtChosen.Count} of {most.Recordings} recordings.";
        }

        var hidden = evidence.FalseAlarms.Codes.Count(group => !IsShown(group));
        if (hidden > 0)
        {
            yield return $"Not shown are {hidden} codes with fewer than {FewestRecordings} recordings and no false alarm.";
        }
    }

    private static bool IsShown(SpectrumGroup group) =>
        group.Recordings >= FewestRecordings || group.AtChosen.Count > 0;

    private static IReadOnlyList<object?> Row(SpectrumGroup group, string name) =>
        [name, group.Recordings, group.Patients, Text(group.AtChosen), Text(group.AtFixed)];

    private static string Text(ClusteredProportion share) =>
        share.Rows == 0 ? "none" : $"{share.Count}, {share.Value} ({share.Interval})";

    private static string Stage(string stadium) =>
        stadium switch
        {
            "Stadium I" => "stadium I, acute",
            "Stadium III" => "stadium III, old",
            "unknown" => "stadium unknown",
            InferiorSensitivity.NotStated => "stadium not stated",
            _ when stadium.StartsWith("Stadium ", StringComparison.Ordinal) => $"s{stadium.AsSpan(1)}",
            _ => stadium,
        };
}
