using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using EcgNotebooks.Cli.Arguments;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Arguments and options of the verbs that run notebooks.</summary>
internal static partial class NotebookOptions
{
    // Two fill the processors: a training uses all of them, and a second notebook those that it leaves idle. Each more takes memory.
    private const int MostWorkers = 2;

    public static Argument<string[]> Names()
    {
        var names = new Argument<string[]>("NOTEBOOK")
        {
            Description = "The notebooks, as paths of .ipynb files. Default: all notebooks of the project.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        // The parser treats an unknown option as another value of this argument.
        names.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            {
                result.AddError(UnknownArguments.UnknownOption(((CommandResult)result.Parent!).Command, token.Value));
            }
        });
        return names.AsPaths();
    }

    public static Option<double> CellLimit() =>
        NumberOption
            .Create("--cell-limit", new(0.001, 1e6), 1800.0)
            .Described("The time limit of a cell in seconds; a notebook with a slower cell is stopped.", "SECONDS");

    public static Option<int?> Workers() =>
        NumberOption
            .Optional<int>("--workers", new(1, 1024))
            .Described(
                "The number of notebooks that run at the same time. Default: two for all notebooks of the project, and one for notebooks that are named, since they may need one another's files."
            );

    /// <summary>Returns the number of notebooks that run at the same time.</summary>
    /// <param name="workers">The value of --workers; null if it isn't given.</param>
    /// <param name="areNamed">Whether the notebooks are named.</param>
    public static int WorkersOf(int? workers, bool areNamed) =>
        workers ?? (areNamed ? 1 : Math.Min(MostWorkers, Environment.ProcessorCount));

    public static Option<string[]> Set()
    {
        var option = new Option<string[]>("--set")
        {
            Description =
                "Sets a variable of the cell tagged 'parameters' for this run. VALUE is plain text, or JSON such as 0.5, null or [1, 2].",
            HelpName = "NAME=VALUE",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => !Assignment().IsMatch(t.Value)))
            {
                result.AddError("--set takes NAME=VALUE, where NAME is a variable's name.");
            }
        });
        return option;
    }

    /// <summary>Returns the values of --set by name; if a name is given twice, the last value counts.</summary>
    public static IReadOnlyDictionary<string, string> Values(string[]? set) =>
        (set ?? []).Select(s => s.Split('=', 2)).GroupBy(s => s[0]).ToDictionary(g => g.Key, g => g.Last()[1]);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*=")]
    private static partial Regex Assignment();
}
