namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>Notebooks in a folder beside the clone, which doesn't exist on every machine.</summary>
internal static class SharedCases
{
    /// <summary>Returns the path of a notebook, or skips the test if the file is missing.</summary>
    public static string Notebook(string name)
    {
        var path = Path.Combine(Clone.Root, "..", "shared", "cases", "notebooks", $"{name}.ipynb");
        Assert.SkipUnless(File.Exists(path), $"{Path.GetFileName(path)} is in a folder 'shared' beside the clone.");
        return path;
    }
}
