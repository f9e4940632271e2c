namespace EcgNotebooks.Runner.Worker;

/// <summary>The tags that Jupyter's tools agree on, and three of our own.</summary>
internal static class CellTags
{
    public const string Skip = "skip-execution";
    public const string RaisesException = "raises-exception";
    public const string Parameters = "parameters";

    /// <summary>Values that take the place of those in the cell tagged parameters; papermill's tag.</summary>
    public const string InjectedParameters = "injected-parameters";

    /// <summary>What the cell shows is one of the collection's main results.</summary>
    public const string Highlight = "highlight";

    /// <summary>What the cell shows is not compared with what is stored: ours, and that of nbval.</summary>
    public static readonly string[] IgnoreOutput = ["ignore-output", "nbval-ignore-output"];

    /// <summary>Followed by how far the cell's numbers may lie from the stored ones.</summary>
    public const string Tolerance = "tolerance=";
}
