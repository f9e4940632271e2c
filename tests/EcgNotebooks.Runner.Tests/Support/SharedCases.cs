namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>Notebooks beside the clone, in a folder that not every machine has.</summary>
internal static class SharedCases
{
    /// <summary>A notebook's path; skips the test where it is missing.</summary>
    public static string Notebook(string name)
    {
        var path = Path.Combine(Clone.Root, "..", "shared", "cases", "notebooks", $"{name}.ipynb");
        Assert.SkipUnless(File.Exists(path), $"{Path.GetFileName(path)} is in a folder 'shared' beside the clone.");
        return path;
    }
}
