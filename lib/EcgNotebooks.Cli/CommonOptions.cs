using System.CommandLine;

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
        new("--data")
        {
            Description = "A PTB-XL tree. Default: ECG_PTBXL_DIR, else the demo data, made on first use.",
            HelpName = "DATA",
        };

    public static Option<string> Run() =>
        new("--run")
        {
            Description = "The run folder.",
            HelpName = "RUN",
            Required = true,
        };

    private static IEnumerable<string> Between =>
        EcgNotebooks
            .Recipe.All.Except([EcgNotebooks.Recipe.Published, EcgNotebooks.Recipe.LeakFree])
            .Select(r => r.Name);

    public static Option<string> Recipe(Recipe usual)
    {
        var option = new Option<string>("--recipe")
        {
            Description =
                $"The recipe to follow: published, leak-free, or a step between them: {string.Join(", ", Between)}.",
            HelpName = "published|leak-free|...",
            DefaultValueFactory = _ => usual.Name,
        };
        option.AcceptOnlyFromAmong([.. EcgNotebooks.Recipe.All.Select(r => r.Name)]);
        return option;
    }

    /// <summary>Refuses smaller numbers.</summary>
    public static void AtLeast<T>(Option<T> option, int least) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value < least)
            {
                result.AddError($"{option.Name} must be at least {least}.");
            }
        });

    /// <summary>Refuses larger numbers.</summary>
    public static void AtMost<T>(Option<T> option, int most) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value > most)
            {
                result.AddError($"{option.Name} must be at most {most}.");
            }
        });

    /// <summary>Refuses two options at once.</summary>
    public static void NotTogether(Command verb, Option one, Option other) =>
        verb.Validators.Add(result =>
        {
            if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            {
                result.AddError($"{one.Name} and {other.Name} don't go together.");
            }
        });

    public static Option<string?> Network(bool required)
    {
        var option = new Option<string?>("--network")
        {
            Description = "cnn or crnn" + (required ? "." : "; both where not given."),
            HelpName = "cnn|crnn",
            Required = required,
        };
        option.AcceptOnlyFromAmong("cnn", "crnn");
        return option;
    }
}
