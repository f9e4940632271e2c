namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>The clone that the tests were built in.</summary>
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
