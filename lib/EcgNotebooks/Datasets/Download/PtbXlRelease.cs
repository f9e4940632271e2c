namespace EcgNotebooks.Datasets.Download;

/// <summary>The releases of PTB-XL that can be downloaded, and their addresses at PhysioNet.</summary>
internal static class PtbXlRelease
{
    /// <summary>The newest release: 21,799 recordings.</summary>
    public const string Latest = "1.0.3";

    /// <summary>The release that the published README used: 21,837 recordings.</summary>
    public const string Published = "1.0.1";

    /// <summary>All known releases, the newest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Latest, Published];

    /// <summary>Returns the address of a release's folder at PhysioNet.</summary>
    public static Uri Address(string release) => new($"https://physionet.org/files/ptb-xl/{release}/");
}
