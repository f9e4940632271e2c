namespace EcgNotebooks.Runner.Kernel;

/// <summary>How a cell ended: with a value of its trailing expression or none, or with an error.</summary>
internal sealed record CellOutcome(object? Value, CellError? Error);

/// <summary>An error of a cell.</summary>
/// <param name="Name">The exception's type, or CompilationError.</param>
/// <param name="Message">What it says.</param>
/// <param name="Trace">Lines of the stack, or the compiler's messages.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace)
{
    internal static CellError Of(Exception thrown) =>
        new(thrown.GetType().Name, thrown.Message, thrown.ToString().ReplaceLineEndings("\n").Split('\n'));
}
