using System.CommandLine;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>The options of 'ecg process' about how certain the labels have to be, and about what counts as inferior infarction.</summary>
internal sealed class CertaintyOptions
{
    private static readonly string[] _inferior = ["IMI", "ILMI", "IPMI", "IPLMI"];

    private readonly Option<double?> _minLikelihood = NumberOption.Optional<double>("--min-likelihood", new(0, 100));
    private readonly Option<bool> _validatedOnly = new("--validated-only")
    {
        Description = "Take only recordings whose report a person validated. Default: all.",
    };

    private readonly Option<string?> _family = new("--inferior-family")
    {
        Description =
            $"The statements that count as inferior infarction, of {string.Join(", ", _inferior)}. Default: IMI alone, as published.",
        HelpName = "CODE,...",
    };

    public CertaintyOptions()
    {
        _minLikelihood.Description =
            "The lowest likelihood in percent that a recording's first statement must have; in PTB-XL 100, 80, 50, 35 or 15. Default: any.";
        _minLikelihood.HelpName = "PERCENT";
        _family.Validators.Add(result =>
        {
            foreach (var code in result.Tokens.SelectMany(token => Codes(token.Value)).Except(_inferior))
            {
                result.AddError(
                    $"--inferior-family: {Quoted.Of(code)} isn't a statement of inferior infarction. Use {string.Join(", ", _inferior)}."
                );
            }
        });
    }

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(_minLikelihood);
        verb.Add(_validatedOnly);
        verb.Add(_family);
    }

    /// <summary>Returns the recipe with the options that were given.</summary>
    public Recipe Apply(Recipe recipe, ParseResult parsed) =>
        recipe with
        {
            Selection = recipe.Selection with
            {
                MinLikelihood = parsed.GetValue(_minLikelihood) ?? recipe.Selection.MinLikelihood,
                ValidatedOnly = parsed.GetValue(_validatedOnly) || recipe.Selection.ValidatedOnly,
            },
            Labelling = recipe.Labelling with
            {
                InferiorFamily = parsed.GetValue(_family) is { } family
                    ? [.. Codes(family)]
                    : recipe.Labelling.InferiorFamily,
            },
        };

    private static IEnumerable<string> Codes(string family) =>
        family.Split(',', StringSplitOptions.TrimEntries).Distinct();
}
