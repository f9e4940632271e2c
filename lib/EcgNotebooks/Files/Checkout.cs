namespace EcgNotebooks.Files;

/// <summary>The clone of this project that the library was built in, or where its files go without one.</summary>
public static class Checkout
{
    private const string Solution = "EcgNotebooks.sln";

    /// <summary>The clone around the library's file, the program or the current folder; null where there is none.</summary>
    public static string? Root =>
        Above(Path.GetDirectoryName(typeof(Checkout).Assembly.Location))
        ?? Above(AppContext.BaseDirectory)
        ?? Above(Environment.CurrentDirectory);

    /// <summary>The clone, else a folder in the user's own data.</summary>
    public static string Home =>
        Root
        ?? Path.Combine(
            // Without an option it is empty where the folder doesn't exist yet.
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            ),
            "EcgNotebooks"
        );

    private static string? Above(string? start)
    {
        // An assembly that was loaded from memory has no place.
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
