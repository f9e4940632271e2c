namespace EcgNotebooks.Runner.Kernel;

/// <summary>How a cell ended: with a value of its trailing expression or none, or with an error.</summary>
internal sealed record CellOutcome(object? Value, CellError? Error)
{
    /// <summary>A cell that ended well, without a value.</summary>
    public static CellOutcome Nothing { get; } = new(null, null);

    /// <summary>A cell that ended with an error of the kernel's own.</summary>
    public static CellOutcome Failed(string name, string message) => new(null, new CellError(name, message, []));
}
