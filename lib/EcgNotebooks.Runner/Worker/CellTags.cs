namespace EcgNotebooks.Runner.Worker;

/// <summary>The tags that Jupyter's tools agree on.</summary>
internal static class CellTags
{
    public const string Skip = "skip-execution";
    public const string RaisesException = "raises-exception";
    public const string Parameters = "parameters";
}
