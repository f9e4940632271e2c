namespace EcgNotebooks.Runner.Kernel;

/// <summary>How a cell ended: with a value of its trailing expression or none, or with an error.</summary>
internal sealed record CellOutcome(object? Value, CellError? Error);
