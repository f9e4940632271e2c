namespace EcgNotebooks.Datasets.Download;

/// <summary>The releases of PTB-XL that can be fetched, and where PhysioNet keeps them.</summary>
internal static class PtbXlRelease
{
    /// <summary>The newest: 21,799 recordings.</summary>
    public const string Latest = "1.0.3";

    /// <summary>The one that the published README used: 21,837 recordings.</summary>
    public const string Published = "1.0.1";

    /// <summary>All that are known here, the newest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Latest, Published];

    /// <summary>The folder of a release on PhysioNet.</summary>
    public static Uri Address(string release) => new($"https://physionet.org/files/ptb-xl/{release}/");
}
