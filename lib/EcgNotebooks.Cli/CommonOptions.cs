using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli;

/// <summary>Options that several verbs share.</summary>
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
                "Read WFDB records also where a checksum or a file's length contradicts the header; what does is said.",
        };

    public static Option<string?> Data() =>
        new Option<string?>("--data")
        {
            Description = "A PTB-XL tree. Default: ECG_PTBXL_DIR, else the demo data, made on first use.",
            HelpName = "DATA",
        }.AsPath();

    public static Option<string> Run() =>
        new Option<string>("--run")
        {
            Description = "The run folder.",
            HelpName = "RUN",
            Required = true,
        }.AsPath();

    private static IEnumerable<string> Between =>
        Experiments.Recipe.All.Except([Experiments.Recipe.Published, Experiments.Recipe.LeakFree]).Select(r => r.Name);

    public static Option<string> Recipe(Recipe usual) =>
        new Option<string>("--recipe")
        {
            Description =
                $"The recipe to follow: published, leak-free, or a step between them: {string.Join(", ", Between)}.",
            HelpName = "published|leak-free|...",
            DefaultValueFactory = _ => usual.Name,
        }.AsOneOf([.. Experiments.Recipe.All.Select(r => r.Name)]);

    /// <summary>Refuses two options at once.</summary>
    public static void NotTogether(Command verb, Option one, Option other) =>
        verb.Validators.Add(result =>
        {
            if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            {
                result.AddError($"{one.Name} and {other.Name} don't go together.");
            }
        });

    public static Option<string?> Network(bool required) =>
        new Option<string?>("--network")
        {
            Description = "cnn or crnn" + (required ? "." : "; both where not given."),
            HelpName = "cnn|crnn",
            Required = required,
        }.AsOneOf("cnn", "crnn");
}
