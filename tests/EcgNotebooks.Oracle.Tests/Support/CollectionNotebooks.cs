using System.Globalization;

namespace EcgNotebooks.Oracle.Tests.Support;

/// <summary>The notebooks of the collection; those that train run only on request, because they take minutes.</summary>
internal static class CollectionNotebooks
{
    private const string AllVariable = "ECG_ALL_NOTEBOOKS";
    private const int LastBeforeTraining = 5;

    /// <summary>The names of all notebooks, without extension.</summary>
    public static TheoryData<string> Names =>
        [
            .. Directory
                .GetFiles(Clone.Notebooks, "*.ipynb")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Returns the path of a notebook, or skips the test if the notebook trains and this wasn't asked for.</summary>
    public static string PathOf(string name)
    {
        Assert.SkipUnless(
            Number(name) <= LastBeforeTraining || Environment.GetEnvironmentVariable(AllVariable) == "1",
            $"Notebooks that train networks run only with {AllVariable}=1."
        );
        return Path.Combine(Clone.Notebooks, $"{name}.ipynb");
    }

    private static int Number(string name) => int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture);
}
