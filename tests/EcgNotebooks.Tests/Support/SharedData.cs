namespace EcgNotebooks.Tests.Support;

/// <summary>Locates real data and reference values; a test whose data are missing is skipped with the reason.</summary>
internal static class SharedData
{
    private static readonly string? _shared = FindShared();

    /// <summary>Returns the path of a file or folder under shared/goldens.</summary>
    public static string Golden(params string[] path) => Existing("reference values", ["goldens", .. path]);

    /// <summary>The folder with the complete table of PTB-XL, without signals.</summary>
    public static string FullMetadata => Existing("the full PTB-XL table", ["ptb-xl", "full-metadata"]);

    /// <summary>A PTB-XL dataset with signals: that of ECG_PTBXL_DIR, or the subset in shared.</summary>
    public static string Subset =>
        Environment.GetEnvironmentVariable("ECG_PTBXL_DIR") is { Length: > 0 } dir
            ? dir
            : Existing("a PTB-XL tree", ["ptb-xl", "subset"]);

    /// <summary>Returns the path of a file under shared/wfdb-samples.</summary>
    public static string WfdbSample(params string[] path) => Existing("WFDB samples", ["wfdb-samples", .. path]);

    /// <summary>Returns the path of a file under shared/cases: small inputs that once caused errors in this or other programs.</summary>
    public static string Case(params string[] path) => Existing("small inputs that went wrong", ["cases", .. path]);

    private static string Existing(string what, string[] path)
    {
        Assert.SkipWhen(_shared is null, $"no ../shared with {what} beside the project");
        var full = Path.Combine([_shared!, .. path]);
        Assert.SkipUnless(Path.Exists(full), $"{full}: not there");
        return full;
    }

    private static string? FindShared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcgNotebooks.sln")))
            {
                var shared = Path.Combine(folder.FullName, "..", "shared");
                return Directory.Exists(shared) ? Path.GetFullPath(shared) : null;
            }
        }

        return null;
    }
}
