namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>The paths of the clone in which the tests were built.</summary>
internal static class Clone
{
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "EcgNotebooks.sln")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }

    public static string Notebooks => Path.Combine(Root, "notebooks");
}
