using System.Globalization;

namespace EcgNotebooks.Oracle.Tests.Support;

/// <summary>The notebooks of the collection; two that are quick run always, all on request, because that takes minutes.</summary>
internal static class CollectionNotebooks
{
    private const string AllVariable = "ECG_ALL_NOTEBOOKS";
    private static readonly int[] _always = [3, 5];

    /// <summary>The names of all notebooks, without extension.</summary>
    public static TheoryData<string> Names =>
        [
            .. Directory
                .GetFiles(Clone.Notebooks, "*.ipynb")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Returns the path of a notebook, or skips the test if it isn't one of the two and all weren't asked for.</summary>
    public static string PathOf(string name)
    {
        if (!_always.Contains(Number(name)))
        {
            OnRequest.SkipUnlessAsked(AllVariable, "all notebooks, and not only 03 and 05, take minutes");
        }

        return Path.Combine(Clone.Notebooks, $"{name}.ipynb");
    }

    private static int Number(string name) => int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture);
}
