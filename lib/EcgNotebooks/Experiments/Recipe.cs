using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Filtering;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Signals;
using EcgNotebooks.Splitting;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>The parameters of an experiment, step by step. The command line, the notebooks and the tests all take them from here.</summary>
/// <example>
/// <code>
/// var recipe = Recipe.LeakFree with
/// {
///     Name = "leads-I-and-II",
///     Signal = Recipe.LeakFree.Signal with { Leads = [Lead.I, Lead.II] },
/// };
/// using var network = recipe.Create(NetworkKind.Cnn, recipe.CnnTraining.Seed);
/// </code>
/// </example>
public sealed record Recipe
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The recipe of the published README, with its flaws.</summary>
    public static Recipe Published { get; } = new() { Name = "published" };

    /// <summary>The recipe without data leakage: the experiment with every flaw of the published recipe mended.</summary>
    public static Recipe LeakFree { get; } =
        new()
        {
            Name = "leak-free",
            Selection = new() { DrawEqualCounts = false },
            BalancesTrainOnly = true,
            BalancingMethod = BalancingMethod.Oversampling,
            SplitRule = SplitRule.Folds,
            Signal = new() { Filter = new() },
            TestsBestCheckpoint = true,
            ThresholdFrom = Part.Validation,
            KnownLeaks = Leaks.None,
        };

    /// <summary>
    /// The control for data leakage: the leak-free recipe with labels permuted over the patients, after which every result has to
    /// be that of chance.
    /// </summary>
    public static Recipe PermutedLabels { get; } =
        LeakFree with
        {
            Name = "permuted-labels",
            Labelling = new() { PermutedBy = 0 },
        };

    /// <summary>
    /// The leak-free recipe on single beats: all beats of a patient are in one part. It differs from <see cref="SplitByBeat"/> in
    /// the split alone, so that the difference between their results is what that leak adds.
    /// </summary>
    public static Recipe BeatsByPatient { get; } =
        LeakFree with
        {
            Name = "beats-by-patient",
            SplitRule = SplitRule.Patients,
            Signal = LeakFree.Signal with { Beats = new() },
        };

    /// <summary>
    /// The control for a common data leakage: single beats are split at random, so that beats of one recording train and test the
    /// network.
    /// </summary>
    public static Recipe SplitByBeat { get; } =
        BeatsByPatient with
        {
            Name = "split-by-beat",
            SplitRule = SplitRule.Rows,
            KnownLeaks = Leaks.SharedRecording | Leaks.SharedPatient,
        };

    /// <summary>The recipes that have a name: the published one, the leak-free one, the controls for data leakage, and the steps of the ablation studies.</summary>
    public static IReadOnlyList<Recipe> All =>
        [
            Published,
            LeakFree,
            PermutedLabels,
            SplitByBeat,
            BeatsByPatient,
            .. Ablation.Steps.Skip(1).Select(step => step.Recipe),
            .. Ablation.LabelCertainty.Skip(1).Select(step => step.Recipe),
        ];

    private const double DemoMomentum = 0.9;

    /// <summary>The recipe's name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Step 1: which rows of the table are selected.</summary>
    public SelectionOptions Selection { get; init; } = new();

    /// <summary>Step 2: how statements become labels.</summary>
    public LabellingOptions Labelling { get; init; } = new();

    /// <summary>Step 3: the method that balances the classes.</summary>
    [JsonPropertyName("BalancingRule")] // The name in published recipe.json files.
    public BalancingMethod BalancingMethod { get; init; } = BalancingMethod.SmoteOnIdentifiers;

    /// <summary>Whether only training rows are balanced. The published recipe balances all rows before the split.</summary>
    public bool BalancesTrainOnly { get; init; }

    /// <summary>Step 3: options of SMOTE.</summary>
    public SmoteOptions Balancing { get; init; } = new();

    /// <summary>Step 4: the filter. The published recipe computes it and never uses it.</summary>
    public FilterOptions Filter { get; init; } = new();

    /// <summary>Step 5: whether rows, patients or folds are split.</summary>
    public SplitRule SplitRule { get; init; } = SplitRule.Rows;

    /// <summary>Step 5: sizes and seed of a random split; a split by folds ignores them.</summary>
    public RandomSplitOptions Splitting { get; init; } = new();

    /// <summary>Step 6: the signal that the networks see. Published: lead I, unfiltered.</summary>
    public SignalOptions Signal { get; init; } = new();

    /// <summary>Options of the CNN.</summary>
    public EcgCnnOptions Cnn { get; init; } = new();

    /// <summary>Training options of the CNN.</summary>
    public TrainingOptions CnnTraining { get; init; } = TrainingOptions.Cnn;

    /// <summary>Options of the CRNN.</summary>
    public EcgCrnnOptions Crnn { get; init; } = new();

    /// <summary>Training options of the CRNN.</summary>
    public TrainingOptions CrnnTraining { get; init; } = TrainingOptions.Crnn;

    /// <summary>Whether the best checkpoint is tested. The published recipe saves it and tests the last weights.</summary>
    public bool TestsBestCheckpoint { get; init; }

    /// <summary>The part on which the threshold is chosen. Published: the test rows themselves.</summary>
    public Part ThresholdFrom { get; init; } = Part.Test;

    /// <summary>Data leakage that the recipe accepts and reports; any other is an error. Published: every kind.</summary>
    public Leaks KnownLeaks { get; init; } =
        Leaks.BalancedOutsideTrain | Leaks.SharedRecording | Leaks.SharedPatient | Leaks.ThresholdFromReportedRows;

    /// <summary>SHA-256 of the recipe as JSON; every file made from the recipe carries it.</summary>
    [JsonIgnore]
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, _json)));

    /// <summary>SHA-256 of the parameters that a training depends on; recipes that differ only in evaluation share it.</summary>
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

    /// <summary>Returns the recipe with other leads, another number of epochs and another seed of the networks.</summary>
    /// <param name="leads">Names of leads, separated by commas, or "all".</param>
    /// <param name="epochs">Number of epochs of both networks, at least 1.</param>
    /// <param name="seed">Seed of the initial weights, the order of the rows and dropout.</param>
    /// <exception cref="EcgException">A name isn't a lead's, or there is no epoch.</exception>
    /// <example>
    /// <code>
    /// var plan = Recipe.Named("leak-free").With("I,II", epochs: 8, seed: 1);
    /// </code>
    /// </example>
    public Recipe With(string leads, int epochs, long seed)
    {
        if (epochs < 1)
        {
            throw new EcgException($"{epochs} epochs train nothing.", "Use at least 1 epoch.");
        }

        return this with
        {
            Signal = Signal with { Leads = LeadList.Parse(nameof(leads), leads) },
            CnnTraining = CnnTraining with { Epochs = epochs, Seed = seed },
            CrnnTraining = CrnnTraining with { Epochs = epochs, Seed = seed },
        };
    }

    /// <summary>Returns the recipe as the notebooks train it on a dataset: unchanged, except on the demo.</summary>
    /// <remarks>
    /// The demo fills so few batches that the moving statistics of the CRNN's batch normalization wouldn't arrive with Keras's
    /// momentum of 0.99, and its predictions would all be alike. On the demo their momentum is 0.9.
    /// </remarks>
    public Recipe AdaptedTo(PtbXl data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.IsDemo ? this with { Crnn = Crnn with { NormalizationMomentum = DemoMomentum } } : this;
    }

    /// <summary>Selects the rows of a table (step 1).</summary>
    /// <exception cref="EcgException">No row of one of the classes is left.</exception>
    internal SelectedTable Select(IReadOnlyList<PtbXlRow> rows) =>
        new Selection(Selection, Labelling.InferiorFamily).Select(rows);

    /// <summary>Returns the training options of one network.</summary>
    public TrainingOptions TrainingOf(NetworkKind network) => network == NetworkKind.Cnn ? CnnTraining : CrnnTraining;

    /// <summary>Makes a new network with Keras's default initial weights, for the input that <see cref="Signal"/> gives.</summary>
    /// <param name="network">Which of the two networks.</param>
    /// <param name="seed">Seed of the initial weights.</param>
    public Classifier Create(NetworkKind network, long seed)
    {
        var (length, channels) = (Signal.InputSamples, Signal.Leads.Count);
        return network == NetworkKind.Cnn
            ? new EcgCnn(Cnn with { InputLength = length, Channels = channels }, seed)
            : new EcgCrnn(Crnn with { InputLength = length, Channels = channels }, seed);
    }

    /// <summary>Returns the layers of a network with their output shapes and numbers of parameters.</summary>
    internal NetworkSummary SummaryOf(NetworkKind network)
    {
        using var created = Create(network, seed: 0);
        return created.Summary();
    }

    /// <summary>Returns a recipe by its name on the command line.</summary>
    /// <exception cref="EcgException">There is no such recipe.</exception>
    public static Recipe Named(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new EcgException(
            $"'{name}' is not a recipe.",
            $"Use {string.Join(" or ", All.Select(recipe => recipe.Name))}."
        );

    /// <summary>Returns the recipe as JSON.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, _json);

    /// <summary>Reads a recipe from the JSON of <see cref="ToJson"/>.</summary>
    /// <exception cref="JsonException">The JSON isn't a recipe, or holds impossible values.</exception>
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
        (Cnn with { InputLength = Signal.InputSamples, Channels = Signal.Leads.Count }).Check();
        (Crnn with { InputLength = Signal.InputSamples, Channels = Signal.Leads.Count }).Check();
    }
}
