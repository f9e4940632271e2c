namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Describes each kind of finding for the reader: its severity, its title and the remedy.</summary>
internal static class FindingKinds
{
    private const string DownloadAgain = "Download the file again.";
    private const string LookFirst = "LookFirst at the recording before you use it.";

    /// <summary>Returns the severity of findings of the kind.</summary>
    public static Severity SeverityOf(this FindingKind kind) => Of(kind).Severity;

    /// <summary>Returns the title of the kind.</summary>
    public static string Title(this FindingKind kind) => Of(kind).Title;

    /// <summary>Returns the remedy for findings of the kind.</summary>
    public static string Remedy(this FindingKind kind) => Of(kind).Remedy;

    private static (Severity Severity, string Title, string Remedy) Of(FindingKind kind) =>
        kind switch
        {
            FindingKind.UnreadableRow => Wrong("rows of the table that can't be read", "Download the table again."),
            FindingKind.PatientInSeveralFolds => Wrong(
                "patients in several folds",
                "Don't split the data by these folds."
            ),
            FindingKind.FoldOutOfRange => Wrong("folds that aren't 1 to 10", "Download the table again."),
            FindingKind.UnknownStatement => Wrong(
                "statements unknown to scp_statements.csv",
                "Compare the two tables."
            ),
            FindingKind.NoStatement => Suspect("recordings without a statement", "These recordings get no label."),
            FindingKind.EscapingName => Wrong("names that lead out of the folder", "Don't trust this table."),
            FindingKind.NameTwice => Wrong("recordings named by two rows", "Download the table again."),
            FindingKind.NoList => Suspect("missing lists", "Download RECORDS and SHA256SUMS.txt."),
            FindingKind.NotInRecords => Suspect("recordings missing from RECORDS", "Compare RECORDS and the table."),
            FindingKind.NotInTable => Wrong("recordings that are only in RECORDS", "Compare RECORDS and the table."),
            FindingKind.SurplusRecording => Suspect(
                "recordings that the table doesn't name",
                "No step reads these recordings."
            ),
            FindingKind.MissingRecording => Wrong("missing recordings", "Run 'ecg fetch' to download them."),
            FindingKind.MissingFile => Wrong("missing files", "Run 'ecg fetch' to download them."),
            FindingKind.WrongDigest => Wrong("files whose SHA-256 differs from the list", DownloadAgain),
            FindingKind.NoDigest => Suspect("files without a listed SHA-256", "Their content can't be verified."),
            FindingKind.UnreadableRecording => Wrong("recordings that can't be read", DownloadAgain),
            FindingKind.SamplingRate => Wrong("recordings with an unexpected sampling rate", DownloadAgain),
            FindingKind.Length => Wrong("recordings with a length other than 10 s", DownloadAgain),
            FindingKind.LeadOrder => Wrong("recordings with other leads, or in another order", DownloadAgain),
            FindingKind.Unit => Wrong("leads with a unit other than mV", DownloadAgain),
            FindingKind.Gain => Suspect("leads with a gain other than 1000 per mV", LookFirst),
            FindingKind.Einthoven => Wrong("recordings with inconsistent limb leads", LookFirst),
            FindingKind.FlatLead => Suspect("leads with a flat line", LookFirst),
            FindingKind.SaturatedLead => Suspect("leads that are saturated", LookFirst),
            FindingKind.InvalidSamples => Suspect("leads with invalid samples", LookFirst),
            FindingKind.HeaderForm => Suspect(
                "headers read differently from what they say",
                "Compare them with header(5)."
            ),
            FindingKind.Voltage => Wrong(
                "leads with values that are implausible in mV",
                "Correct the unit or the gain."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of finding."),
        };

    private static (Severity Severity, string Title, string Remedy) Wrong(string title, string remedy) =>
        (Severity.Wrong, title, remedy);

    private static (Severity Severity, string Title, string Remedy) Suspect(string title, string remedy) =>
        (Severity.Suspect, title, remedy);
}
