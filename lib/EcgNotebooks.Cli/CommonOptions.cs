using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli;

/// <summary>Options that several verbs have in common.</summary>
internal static class CommonOptions
{
    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Show the stack trace of an error.",
        Recursive = true,
    };

    public static Option<bool> NoVerify() =>
        new("--no-verify")
        {
            Description =
                "Read WFDB records even if a checksum contradicts the header or a file is longer than the header says; contradictions are reported on standard error. A file that is too short is refused all the same.",
        };

    public static Option<string?> Data() =>
        new Option<string?>("--data")
        {
            Description =
                "The folder of a dataset in PTB-XL's layout. Default: the folder in the environment variable ECG_PTBXL_DIR, or else the simulated demo data, which are created on first use.",
            HelpName = "DATA",
        }.AsPath();

    public static Option<string> Run() =>
        new Option<string>("--run")
        {
            Description = "The run folder, which holds the tables, weights and results of one experiment.",
            HelpName = "RUN",
            Required = true,
        }.AsPath();

    private static IEnumerable<string> OtherRecipes =>
        Experiments
            .Recipe.All.Select(recipe => recipe.Name)
            .Except([Experiments.Recipe.Published.Name, Experiments.Recipe.LeakFree.Name]);

    public static Option<string> Recipe(Recipe defaultRecipe) =>
        new Option<string>("--recipe")
        {
            Description =
                $"The recipe, that is, the options of all steps: published, leak-free, one in between, or a control for data leakage: {string.Join(", ", OtherRecipes)}.",
            HelpName = "published|leak-free|...",
            DefaultValueFactory = _ => defaultRecipe.Name,
        }.AsOneOf([.. Experiments.Recipe.All.Select(r => r.Name)]);

    /// <summary>Makes two options of a verb mutually exclusive.</summary>
    public static void MakeExclusive(Command verb, Option one, Option other) =>
        verb.Validators.Add(result =>
        {
            if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            {
                result.AddError($"{one.Name} and {other.Name} can't be used together. Leave one of them out.");
            }
        });

    public static Option<string?> Network(bool required, string otherwise = "Default: every trained one.") =>
        new Option<string?>("--network")
        {
            Description = required ? "The network: cnn or crnn." : $"The network: cnn or crnn. {otherwise}",
            HelpName = "cnn|crnn",
            Required = required,
        }.AsOneOf("cnn", "crnn");
}
