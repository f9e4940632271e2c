namespace EcgNotebooks.Datasets.Inspection;

/// <summary>What a kind of finding means to the reader.</summary>
internal static class FindingKinds
{
    private const string FetchAgain = "Fetch the file again.";
    private const string Look = "Look at the recording before it is used.";

    /// <summary>How much findings of the kind weigh.</summary>
    public static Severity SeverityOf(this FindingKind kind) => Of(kind).Severity;

    /// <summary>The kind in words.</summary>
    public static string Title(this FindingKind kind) => Of(kind).Title;

    /// <summary>What to do about it.</summary>
    public static string Remedy(this FindingKind kind) => Of(kind).Remedy;

    private static (Severity Severity, string Title, string Remedy) Of(FindingKind kind) =>
        kind switch
        {
            FindingKind.UnreadableRow => Wrong("rows of the table that can't be read", "Fetch the table again."),
            FindingKind.PatientInSeveralFolds => Wrong("patients in several folds", "Don't split by these folds."),
            FindingKind.FoldOutOfRange => Wrong("folds that aren't 1 to 10", "Fetch the table again."),
            FindingKind.UnknownStatement => Wrong("statements unknown to scp_statements.csv", "Compare both tables."),
            FindingKind.NoStatement => Suspect("recordings without a statement", "They get no label."),
            FindingKind.EscapingName => Wrong("names that lead out of the folder", "Don't trust this table."),
            FindingKind.NameTwice => Wrong("recordings named by two rows", "Fetch the table again."),
            FindingKind.NoList => Suspect("lists that aren't there", "Fetch RECORDS and SHA256SUMS.txt."),
            FindingKind.NotInRecords => Suspect("recordings missing from RECORDS", "Compare RECORDS and the table."),
            FindingKind.NotInTable => Wrong("recordings in RECORDS only", "Compare RECORDS and the table."),
            FindingKind.SurplusRecording => Suspect("recordings that the table doesn't name", "Nothing reads them."),
            FindingKind.MissingRecording => Wrong("recordings that aren't there", "Run 'ecg fetch' to get them."),
            FindingKind.MissingFile => Wrong("files that aren't there", "Run 'ecg fetch' to get them."),
            FindingKind.WrongDigest => Wrong("files with another SHA-256 than listed", FetchAgain),
            FindingKind.NoDigest => Suspect("files without a listed SHA-256", "Nothing vouches for them."),
            FindingKind.UnreadableRecording => Wrong("recordings that can't be read", FetchAgain),
            FindingKind.SamplingRate => Wrong("recordings of another sampling rate", FetchAgain),
            FindingKind.Length => Wrong("recordings of another length than 10 s", FetchAgain),
            FindingKind.LeadOrder => Wrong("recordings with other leads, or in another order", FetchAgain),
            FindingKind.Unit => Wrong("leads in another unit than mV", FetchAgain),
            FindingKind.Gain => Suspect("leads of another gain than 1000 per mV", Look),
            FindingKind.Einthoven => Wrong("recordings whose limb leads contradict one another", Look),
            FindingKind.FlatLead => Suspect("leads that stand still", Look),
            FindingKind.SaturatedLead => Suspect("leads that stay at their extreme value", Look),
            FindingKind.InvalidSamples => Suspect("leads with invalid samples", Look),
            FindingKind.HeaderForm => Suspect("headers read otherwise than written", "Compare them with header(5)."),
            FindingKind.Voltage => Wrong("leads with values that no ECG has in mV", "Correct the unit or the gain."),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of finding."),
        };

    private static (Severity Severity, string Title, string Remedy) Wrong(string title, string remedy) =>
        (Severity.Wrong, title, remedy);

    private static (Severity Severity, string Title, string Remedy) Suspect(string title, string remedy) =>
        (Severity.Suspect, title, remedy);
}
