using EcgNotebooks.Runner;

namespace EcgNotebooks.Fuzz;

/// <summary>What became of an input.</summary>
internal enum Outcome
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>It was refused by an error of the project's own.</summary>
    Refused,

    /// <summary>Anything else.</summary>
    Failed,
}

/// <summary>The judgement of one input.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Kind">What failures of one cause have in common; empty where it didn't fail.</param>
/// <param name="Problem">The refusal or the failure in full.</param>
internal sealed record Verdict(Outcome Outcome, string Kind, string Problem)
{
    /// <summary>The verdict on a reader that returned.</summary>
    public static Verdict Read { get; } = new(Outcome.Read, "", "");

    /// <summary>The verdict on what a reader threw.</summary>
    public static Verdict Of(Exception thrown) =>
        thrown switch
        {
            EcgException or NotebookException when TextFault(thrown) is { } fault => Failed(fault, thrown.ToString()),
            EcgException or NotebookException => new(Outcome.Refused, "", thrown.Message),
            _ => Failed($"{thrown.GetType().Name} {Place(thrown)}", thrown.ToString()),
        };

    /// <summary>A failure.</summary>
    public static Verdict Failed(string kind, string problem) => new(Outcome.Failed, kind, problem);

    /// <summary>Checks that an error says something, and not too much.</summary>
    /// <exception cref="BrokenPromiseException">It doesn't.</exception>
    public static void CheckText(Exception refusal)
    {
        if (TextFault(refusal) is { } fault)
        {
            throw new BrokenPromiseException($"{fault}: {refusal}");
        }
    }

    private static string? TextFault(Exception refusal)
    {
        var (problem, remedy) = refusal switch
        {
            EcgException e => (e.Problem, e.Remedy),
            NotebookException e => (e.Problem, e.Remedy),
            _ => ("", ""),
        };
        return string.IsNullOrWhiteSpace(problem) || string.IsNullOrWhiteSpace(remedy)
                ? $"{refusal.GetType().Name} without problem or remedy"
            : refusal.Message.Length > Limits.LongestMessage ? $"{refusal.GetType().Name} with a message without end"
            : null;
    }

    // The method that it comes from: the first of the project's own.
    private static string Place(Exception thrown) =>
        thrown
            .StackTrace?.Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("at EcgNotebooks.", StringComparison.Ordinal))
            ?.Split(" in ")[0]
        ?? "";
}
