using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>A run that ended without a result.</summary>
/// <param name="Run">The run.</param>
/// <param name="Problem">What happened to its process.</param>
/// <param name="Log">The path of its log file.</param>
internal sealed record RunFailure(StudyRun Run, string Problem, string Log)
{
    private const int Lines = 10;

    public override string ToString() =>
        $"{Run.Id}: {Problem}; the end of {Log}:\n"
        + string.Join('\n', Tail().Select(line => $"  | {line}").DefaultIfEmpty("  (nothing)"));

    private List<string> Tail()
    {
        try
        {
            return [.. File.ReadLines(Log).TakeLast(Lines)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
