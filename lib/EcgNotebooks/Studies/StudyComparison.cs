using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>
/// Comparison of a study's finished runs, with one row per recipe, balancing, leads and network over all seeds.
/// </summary>
/// <remarks>
/// The value is the mean over the seeds. Its 95 % interval is from the patient-level bootstrap with 2,000 resamples of the
/// test patients, which are the same for all seeds. The spread between seeds is reported separately.
/// </remarks>
public sealed class StudyComparison
{
    private readonly string _note;

    private StudyComparison(IReadOnlyList<ComparisonRow> rows, string note) =>
        (Rows, Names, _note) = (rows, new StudyRunNames(rows.Select(row => row.Run)), note);

    /// <summary>Measures that are compared; accuracies are at the threshold that the recipe chooses.</summary>
    public static IReadOnlyList<MeasureKind> Kinds { get; } =
    [MeasureKind.Accuracy, MeasureKind.BalancedAccuracy, MeasureKind.RocAuc];

    /// <summary>Names of the rows, which contain only what distinguishes them.</summary>
    internal StudyRunNames Names { get; }

    /// <summary>Rows in the order of the study.</summary>
    internal IReadOnlyList<ComparisonRow> Rows { get; }

    /// <summary>Compares the finished runs of a sweep.</summary>
    /// <exception cref="EcgException">A run's predictions can't be read.</exception>
    public static StudyComparison Of(Sweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var finished = sweep.Runs.Where(run => sweep.Result(run) is not null);
        return Of(finished.Select(run => (run, sweep.Folder(run))), sweep.Data.Note);
    }

    /// <summary>Compares runs by their predictions.</summary>
    /// <exception cref="EcgException">A run's predictions can't be read.</exception>
    internal static StudyComparison Of(IEnumerable<(StudyRun Run, StudyRunFolder Folder)> runs, string note)
    {
        var rows = runs.GroupBy(c =>
                (c.Run.RecipeName, c.Run.Balancing, StudyRun.LeadsName(c.Run.Leads), c.Run.Network)
            )
            .Select(group => ComparisonRow.Of([.. group]));
        return new([.. rows], note);
    }

    // The recipes of a study may have different test rows.
    private string Caption
    {
        get
        {
            var (rows, patients) = (
                Rows.Select(row => row.TestRows),
                Rows.Select(row => row.Patients.Distinct().Count())
            );
            return FigureText.ComputedFrom(
                $"{Span(rows, "test row")} of {Span(patients, "patient")} for each estimate"
            );
        }
    }

    private static string Span(IEnumerable<int> counts, string noun) =>
        counts.Min() == counts.Max()
            ? FigureText.Count(counts.Max(), noun)
            : FormattableString.Invariant($"{counts.Min():N0} to {FigureText.Count(counts.Max(), noun)}");

    /// <summary>Draws the means and intervals of one measure as a forest plot.</summary>
    /// <param name="kind">The measure, one of <see cref="Kinds"/>.</param>
    public Figure ToFigure(MeasureKind kind) =>
        ForestFigure.Create(
            [
                .. Rows.Select(row => new ForestRow(
                    Names.Of(row.Run),
                    row.Estimates[kind].Mean,
                    row.Estimates[kind].Interval
                )),
            ],
            kind.Label(),
            Caption,
            kind == MeasureKind.Accuracy ? null : 0.5,
            $"{char.ToUpperInvariant(kind.Label()[0])}{kind.Label()[1..]} by {Names.Heading}",
            $"Mean of {Rows.Max(row => row.Seeds)} seeds; 95 % intervals from resampling the test patients",
            _note
        );

    /// <summary>Draws the ROC AUCs of the networks, and below those of the baseline without an ECG on the test rows of each recipe.</summary>
    internal Figure ToFigureWithBaselines()
    {
        const MeasureKind Kind = MeasureKind.RocAuc;
        var networks = Rows.Select(row => new ForestRow(
            Names.Of(row.Run),
            row.Estimates[Kind].Mean,
            row.Estimates[Kind].Interval
        ));
        // The step before has the same test rows where only the training or the evaluation differs, and so the same baseline.
        var baselines = Rows.Where(row => row.Baseline is not null)
            .DistinctBy(row => row.Baseline![Kind].Value)
            .Select(row => (row.Run.RecipeName, Estimate: row.Baseline!.Estimate(row.Patients, Kind)))
            .Select(row => new ForestRow($"{row.RecipeName}, age and sex", row.Estimate.Value, row.Estimate.Interval)
            {
                Color = Palette.Orange,
            });
        return ForestFigure.Create(
            [.. networks, .. baselines],
            Kind.Label(),
            Caption,
            0.5,
            "ROC AUC of the networks, and of age and sex without an ECG",
            $"Mean of {Rows.Max(row => row.Seeds)} seeds; 95 % intervals from resampling the test patients",
            _note
        );
    }

    /// <summary>Writes the table as comparison.csv, and as SVG a figure of each measure and one with the baseline without an ECG.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string folder)
    {
        ComparisonCsv.Write(TableIn(folder), Rows);
        foreach (var kind in Rows.Count > 0 ? Kinds : [])
        {
            var name = $"comparison-{kind.Label().Replace(' ', '-').ToLowerInvariant()}.svg";
            AtomicFile.WriteText(Path.Combine(folder, name), ToFigure(kind).ToSvg());
        }

        if (Rows.Count > 0)
        {
            AtomicFile.WriteText(Path.Combine(folder, "comparison-with-baseline.svg"), ToFigureWithBaselines().ToSvg());
        }
    }

    internal static string TableIn(string folder) => Path.Combine(folder, "comparison.csv");

    /// <summary>Returns the closest earlier row of the same network; null if there is none.</summary>
    internal ComparisonRow? Before(ComparisonRow row, int position) =>
        Rows.Take(position).LastOrDefault(other => other.Run.Network == row.Run.Network);
}
