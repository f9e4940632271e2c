namespace EcgNotebooks.Runner.Worker;

/// <summary>The tags of cells that the runner interprets: those of Jupyter's tools, and three of its own.</summary>
internal static class CellTags
{
    public const string Skip = "skip-execution";
    public const string RaisesException = "raises-exception";
    public const string Parameters = "parameters";

    /// <summary>Marks the cell that overrides values of the cell tagged parameters; papermill's tag.</summary>
    public const string InjectedParameters = "injected-parameters";

    /// <summary>Marks a cell whose outputs are main results, which the report shows first.</summary>
    public const string Highlight = "highlight";

    /// <summary>Mark a cell whose outputs aren't compared with the stored ones; the second is nbval's tag.</summary>
    public static readonly string[] IgnoreOutput = ["ignore-output", "nbval-ignore-output"];

    /// <summary>The start of the tag that sets the accepted relative difference of numbers, for example tolerance=1e-6.</summary>
    public const string Tolerance = "tolerance=";
}
