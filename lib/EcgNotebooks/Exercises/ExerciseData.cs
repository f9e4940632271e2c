using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Exercises;

/// <summary>What the exercises of the course are about: a dataset, and tables and predictions made from it.</summary>
/// <remarks>Everything is computed from the dataset without a training, on first use.</remarks>
/// <example>
/// <code>
/// var given = new ExerciseData(PtbXl.Open());
/// var validation = given.Predictions.Of(Part.Validation);
/// Console.WriteLine($"{validation.Count} validation rows, ROC AUC {validation.Roc().Auc}");
/// </code>
/// </example>
public sealed class ExerciseData
{
    private readonly Lazy<IReadOnlyList<PtbXlRow>> _rows;
    private readonly Lazy<EcgRecord> _first;
    private readonly Lazy<LabelledTable> _published;
    private readonly Lazy<LabelledTable> _leakFree;
    private readonly Lazy<Predictions> _predictions;
    private readonly Lazy<(BalancedTable Rows, Split Split)> _suspect;
    private readonly Lazy<ILookup<Diagnosis, double[]>> _amplitudes;

    /// <summary>Prepares the exercises on a dataset.</summary>
    public ExerciseData(PtbXl data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Data = data;
        _rows = new(() => PtbXlTable.Read(data.TablePath).Rows);
        _first = new(() => data.ReadRecord(Rows[0].FilenameHr));
        _published = new(() => Labelled(Recipe.Published));
        _leakFree = new(() => Labelled(Recipe.LeakFree));
        _predictions = new(() => PredictionsOf(BaselineOn(Part.Train)));
        _suspect = new(() => MovedRecordings.Of(LeakFree));
        _amplitudes = new(() => Published.Rows.ToLookup(row => row.Label, row => Amplitudes(row.Row)));
    }

    /// <summary>The dataset.</summary>
    public PtbXl Data { get; }

    /// <summary>All rows of the table.</summary>
    public IReadOnlyList<PtbXlRow> Rows => _rows.Value;

    /// <summary>The labelled rows of the published recipe (steps 1 and 2).</summary>
    public LabelledTable Published => _published.Value;

    /// <summary>The labelled rows of the leak-free recipe (steps 1 and 2).</summary>
    public LabelledTable LeakFree => _leakFree.Value;

    /// <summary>The probabilities that a logistic regression on age and sex gives the rows of the leak-free recipe, split by folds.</summary>
    public Predictions Predictions => _predictions.Value;

    /// <summary>The rows of <see cref="SuspectSplit"/>.</summary>
    public BalancedTable SuspectRows => _suspect.Value.Rows;

    /// <summary>A split with a fault to be found.</summary>
    public Split SuspectSplit => _suspect.Value.Split;

    /// <summary>Returns two features of each published row of one class: the peak-to-peak amplitudes of leads I and II in mV, (rows, 2).</summary>
    /// <exception cref="EcgException">A recording can't be read.</exception>
    public double[][] AmplitudesOf(Diagnosis label) => [.. _amplitudes.Value[label]];

    /// <summary>The first recording of the table with 500 samples per second.</summary>
    internal EcgRecord First => _first.Value;

    /// <summary>Reads and computes everything now, so that later changes to the files have no effect.</summary>
    /// <exception cref="EcgException">The dataset can't be read.</exception>
    internal void Load() => _ = (First, Published, LeakFree, Predictions, SuspectRows, _amplitudes.Value);

    /// <summary>Returns predictions of a baseline for the rows of the leak-free recipe.</summary>
    internal Predictions PredictionsOf(TableBaseline baseline)
    {
        var folds = Folds();
        return new(
            LeakFree.Rows.Select(row => new Prediction(
                row.Row.EcgId,
                row.Row.PatientId,
                row.Row.StratFold,
                folds.PartOf(row.Row.StratFold),
                row.Label,
                baseline.Probability(row.Row)
            ))
        );
    }

    /// <summary>Fits the baseline of age and sex to the leak-free rows of some parts.</summary>
    internal TableBaseline BaselineOn(params IReadOnlyList<Part> parts)
    {
        var folds = Folds();
        LabelledRow[] rows = [.. LeakFree.Rows.Where(row => parts.Contains(folds.PartOf(row.Row.StratFold)))];
        return TableBaseline.Fit([.. rows.Select(row => row.Row)], [.. rows.Select(row => row.Label == Diagnosis.Imi)]);
    }

    /// <summary>Returns the labels and scores of one part of <see cref="Predictions"/>.</summary>
    internal ScoredLabels Scores(Part part) => Predictions.Of(part).ToScoredLabels();

    /// <summary>Returns the part of each fold of the leak-free rows.</summary>
    internal FoldSplit Folds() => FoldSplit.Of(LeakFree.Rows.Select(row => row.Row.StratFold));

    private LabelledTable Labelled(Recipe recipe) => recipe.Select(Rows).Label(recipe.Labelling);

    private double[] Amplitudes(PtbXlRow row) =>
        [
            .. Data.ReadRecord(row.FilenameHr, [Lead.I, Lead.II])
                .Signals.Select(signal => signal.Samples.Max() - signal.Samples.Min()),
        ];
}
