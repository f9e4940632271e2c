using EcgNotebooks.Runner;

namespace EcgNotebooks.Fuzz;

/// <summary>The outcome of reading an input.</summary>
internal enum Outcome
{
    /// <summary>The input was read.</summary>
    Read,

    /// <summary>The input was rejected with one of the project's own errors.</summary>
    Rejected,

    /// <summary>Everything else.</summary>
    Failed,
}

/// <summary>The outcome of reading an input, with its cause.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Kind">The kind of failure, which failures with the same cause have in common; empty if the input didn't fail.</param>
/// <param name="Problem">The full text of the rejection or the failure.</param>
internal sealed record Verdict(Outcome Outcome, string Kind, string Problem)
{
    /// <summary>The verdict for an input that was read.</summary>
    public static Verdict Read { get; } = new(Outcome.Read, "", "");

    /// <summary>Returns the verdict for an exception that a reader has thrown.</summary>
    public static Verdict Of(Exception thrown) =>
        thrown switch
        {
            EcgException or NotebookException when TextFault(thrown) is { } fault => Failed(fault, thrown.ToString()),
            EcgException or NotebookException => new(Outcome.Rejected, "", thrown.Message),
            _ => Failed($"{thrown.GetType().Name} {Place(thrown)}", thrown.ToString()),
        };

    /// <summary>Creates the verdict for a failure.</summary>
    public static Verdict Failed(string kind, string problem) => new(Outcome.Failed, kind, problem);

    /// <summary>Checks that an error has a problem and a remedy, and that its message isn't too long.</summary>
    /// <exception cref="InvariantException">The text of the error is incomplete or too long.</exception>
    public static void CheckText(Exception rejection)
    {
        if (TextFault(rejection) is { } fault)
        {
            throw new InvariantException($"{fault}: {rejection}");
        }
    }

    private static string? TextFault(Exception rejection)
    {
        var (problem, remedy) = rejection switch
        {
            EcgException e => (e.Problem, e.Remedy),
            NotebookException e => (e.Problem, e.Remedy),
            _ => ("", ""),
        };
        return string.IsNullOrWhiteSpace(problem) || string.IsNullOrWhiteSpace(remedy)
                ? $"{rejection.GetType().Name} without problem or remedy"
            : rejection.Message.Length > Limits.LongestMessage
                ? $"{rejection.GetType().Name} with a message that is too long"
            : null;
    }

    // The innermost method of the project in the stack trace.
    private static string Place(Exception thrown) =>
        thrown
            .StackTrace?.Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("at EcgNotebooks.", StringComparison.Ordinal))
            ?.Split(" in ")[0]
        ?? "";
}
