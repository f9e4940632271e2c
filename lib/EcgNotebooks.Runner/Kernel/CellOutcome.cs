namespace EcgNotebooks.Runner.Kernel;

/// <summary>The outcome of a cell: the value of its trailing expression, an error, or neither.</summary>
internal sealed record CellOutcome(object? Value, CellError? Error)
{
    /// <summary>The outcome of a cell without a value and without an error.</summary>
    public static CellOutcome Nothing { get; } = new(null, null);

    /// <summary>Creates the outcome of a cell that failed with an error of the kernel itself.</summary>
    public static CellOutcome Failed(string name, string message) => new(null, new CellError(name, message, []));
}
