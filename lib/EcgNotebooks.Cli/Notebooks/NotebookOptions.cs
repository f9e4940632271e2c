using System.CommandLine;
using System.Text.RegularExpressions;
using EcgNotebooks.Cli.Arguments;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Arguments and options that the verbs on notebooks share.</summary>
internal static partial class NotebookOptions
{
    public static Argument<string[]> Names()
    {
        var names = new Argument<string[]>("NOTEBOOK")
        {
            Description = "The notebooks; all of the collection where none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        // The parser takes an option that it doesn't know for one more name.
        names.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
            {
                result.AddError($"Unknown option {Quoted.Of(token.Value)}.");
            }
        });
        return names.AsPaths();
    }

    public static Option<double> CellLimit() =>
        NumberOption
            .Create("--cell-limit", new(0.001, 1e6), 1800.0)
            .Described("Seconds that a cell's code may run.", "SECONDS");

    public static Option<string[]> Set()
    {
        var option = new Option<string[]>("--set")
        {
            Description =
                "A value for a variable of the cell tagged parameters: plain text, or JSON such as 0.5, null or [1, 2].",
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

    /// <summary>The values of --set by name; of a name given twice the last.</summary>
    public static IReadOnlyDictionary<string, string> Values(string[]? set) =>
        (set ?? []).Select(s => s.Split('=', 2)).GroupBy(s => s[0]).ToDictionary(g => g.Key, g => g.Last()[1]);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*=")]
    private static partial Regex Assignment();
}
