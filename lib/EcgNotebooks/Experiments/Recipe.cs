using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Filtering;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks;
using EcgNotebooks.Signals;
using EcgNotebooks.Splitting;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Every parameter of an experiment, step by step; the command line, notebooks and tests read it from here.</summary>
public sealed record Recipe
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The published README's recipe, flaws included.</summary>
    public static Recipe Published { get; } = new() { Name = "published" };

    /// <summary>The same experiment with every flaw mended.</summary>
    public static Recipe LeakFree { get; } =
        new()
        {
            Name = "leak-free",
            Selection = new() { DrawEqualCounts = false },
            BalancesTrainOnly = true,
            BalancingRule = BalancingRule.Oversampling,
            SplitRule = SplitRule.Folds,
            Signal = new() { Filter = new() },
            TestsBestCheckpoint = true,
            ThresholdFrom = Part.Validation,
            KnownLeaks = Leaks.None,
        };

    /// <summary>The recipes that have a name: the published one, the leak-free one, and the rungs between them.</summary>
    public static IReadOnlyList<Recipe> All =>
        [Published, LeakFree, .. Ablation.Steps.Select(rung => rung.Recipe).Where(recipe => recipe != Published)];

    /// <summary>The recipe's name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Step 1: which rows are drawn.</summary>
    public SelectionOptions Selection { get; init; } = new();

    /// <summary>Step 2: which label a row gets.</summary>
    public LabellingOptions Labelling { get; init; } = new();

    /// <summary>Step 3: what balances the classes.</summary>
    public BalancingRule BalancingRule { get; init; } = BalancingRule.SmoteOnIdentifiers;

    /// <summary>Whether only training rows are balanced; published: all rows, before the split.</summary>
    public bool BalancesTrainOnly { get; init; }

    /// <summary>Step 3: how the classes are balanced.</summary>
    public SmoteOptions Balancing { get; init; } = new();

    /// <summary>Step 4: the filter; published: computed, and never used.</summary>
    public FilterOptions Filter { get; init; } = new();

    /// <summary>Step 5: what the split goes by.</summary>
    public SplitRule SplitRule { get; init; } = SplitRule.Rows;

    /// <summary>Step 5: which rows train, validate and test; not used by a split by folds.</summary>
    public RandomSplitOptions Splitting { get; init; } = new();

    /// <summary>Step 6: what the networks see of a recording; published: lead I, unfiltered.</summary>
    public SignalOptions Signal { get; init; } = new();

    /// <summary>The first network.</summary>
    public EcgCnnOptions Cnn { get; init; } = new();

    /// <summary>How the first network is trained.</summary>
    public TrainingOptions CnnTraining { get; init; } = TrainingOptions.Cnn;

    /// <summary>The second network.</summary>
    public EcgCrnnOptions Crnn { get; init; } = new();

    /// <summary>How the second network is trained.</summary>
    public TrainingOptions CrnnTraining { get; init; } = TrainingOptions.Crnn;

    /// <summary>Whether the test uses the best checkpoint; published: it is saved and never loaded.</summary>
    public bool TestsBestCheckpoint { get; init; }

    /// <summary>The part on which the threshold is chosen; published: the test rows themselves.</summary>
    public Part ThresholdFrom { get; init; } = Part.Test;

    /// <summary>The leaks that the recipe asks for knowingly: they are counted; all others are refused. Published: all of them.</summary>
    public Leaks KnownLeaks { get; init; } =
        Leaks.BalancedOutsideTrain | Leaks.SharedRecording | Leaks.SharedPatient | Leaks.ThresholdFromReportedRows;

    /// <summary>SHA-256 of the recipe as JSON, which names it in every file made from it.</summary>
    [JsonIgnore]
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, _json)));

    /// <summary>SHA-256 of what a training depends on: recipes that differ in evaluation alone have it in common.</summary>
    [JsonIgnore]
    public string TrainingDigest =>
        (
            this with
            {
                Name = "",
                TestsBestCheckpoint = false,
                ThresholdFrom = Part.Test,
                KnownLeaks = Leaks.None,
            }
        ).Digest;

    /// <summary>How one network is trained.</summary>
    public TrainingOptions TrainingOf(NetworkKind network) => network == NetworkKind.Cnn ? CnnTraining : CrnnTraining;

    /// <summary>A recipe by its name.</summary>
    /// <exception cref="EcgException">There is no such recipe.</exception>
    public static Recipe Named(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new EcgException(
            $"'{name}' is not a recipe.",
            $"Use {string.Join(" or ", All.Select(recipe => recipe.Name))}."
        );

    /// <summary>The recipe as JSON.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, _json);

    /// <summary>Reads what <see cref="ToJson"/> gave.</summary>
    /// <exception cref="JsonException">The JSON is no recipe, or one that can't be carried out.</exception>
    public static Recipe FromJson(JsonElement json)
    {
        var recipe = json.Deserialize<Recipe>(_json) ?? throw new JsonException("The recipe is null.");
        try
        {
            recipe.Check();
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }

        return recipe;
    }

    private void Check()
    {
        Signal.Check();
        CnnTraining.Check();
        CrnnTraining.Check();
        (Cnn with { InputLength = Signal.Samples, Channels = Signal.Leads.Count }).Check();
        (Crnn with { InputLength = Signal.Samples, Channels = Signal.Leads.Count }).Check();
    }
}
