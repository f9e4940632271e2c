namespace EcgNotebooks.Files;

/// <summary>Locates the clone of this project that the library was built in, or a user folder to use without a clone.</summary>
public static class Repository
{
    private const string Solution = "EcgNotebooks.sln";

    /// <summary>The root of the clone that contains the library's file, the program or the current folder; null where there is none.</summary>
    public static string? Root =>
        FindAbove(Path.GetDirectoryName(typeof(Repository).Assembly.Location))
        ?? FindAbove(AppContext.BaseDirectory)
        ?? FindAbove(Environment.CurrentDirectory);

    /// <summary>The root of the clone, or a folder in the user's application data where there is no clone.</summary>
    public static string Home =>
        Root
        ?? Path.Combine(
            // Without this option, the path is empty where the folder doesn't exist yet.
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            ),
            "EcgNotebooks"
        );

    private static string? FindAbove(string? start)
    {
        // An assembly that was loaded from memory has no location.
        for (var folder = string.IsNullOrEmpty(start) ? null : new DirectoryInfo(start); folder is not null; )
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }

            folder = folder.Parent;
        }

        return null;
    }
}
