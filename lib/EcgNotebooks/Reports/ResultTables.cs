using System.Globalization;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;

namespace EcgNotebooks.Reports;

/// <summary>Turns the results of the steps into tables, which notebooks show and the command line prints.</summary>
/// <example>
/// <code>
/// var table = PtbXlTable.Read(PtbXl.Open().TablePath).Rows.ToTable();
/// Console.WriteLine($"{table.Columns.Count} columns, {table.RowCount} rows");
/// table.Display();
/// </code>
/// </example>
public static partial class ResultTables
{
    private const int ShownRows = 8;

    /// <summary>Returns the first rows of PTB-XL's table, in the columns that the recipe uses.</summary>
    public static ReportTable ToTable(this IReadOnlyList<PtbXlRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(
            rows,
            ["ecg_id", "patient_id", "age", "scp_codes", "strat_fold", "filename_hr"],
            r => [r.EcgId, r.PatientId, r.Age, r.ScpCodes.ToString(), r.StratFold, r.FilenameHr]
        );
    }

    /// <summary>Returns the flaw that each step of the ablation study mends, and the data leakage that its recipe still has.</summary>
    public static ReportTable ToTable(this IReadOnlyList<AblationStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return new ReportTable(
            ["step", "what it mends", "leaks that are left"],
            [.. steps.Select(step => (object?[])[step.Name, step.RemovedFlaw, step.Recipe.KnownLeaks])]
        );
    }

    /// <summary>Returns the first labelled rows.</summary>
    public static ReportTable ToTable(this LabelledTable labelled)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        return Of(
            labelled.Rows,
            ["ecg_id", "scp_codes", "label"],
            r => [r.Row.EcgId, r.Row.ScpCodes.ToString(), r.Label.Code()]
        );
    }

    /// <summary>Returns the last rows of a balanced table, which are the synthetic ones.</summary>
    public static ReportTable ToTable(this BalancedTable balanced)
    {
        ArgumentNullException.ThrowIfNull(balanced);
        var last = balanced.Rows.Skip(Math.Max(0, balanced.Rows.Count - ShownRows)).ToArray();
        IReadOnlyList<IReadOnlyList<object?>> rows =
        [
            .. last.Select(r => (object?[])[r.EcgId, r.FilenameHr, r.Label.Code(), r.Synthetic]),
        ];
        return new ReportTable(["ecg_id", "filename_hr", "label", "synthetic"], rows, balanced.Rows.Count);
    }

    /// <summary>Returns the layers of a network as Keras's summary shows them.</summary>
    public static ReportTable ToTable(this NetworkSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        IReadOnlyList<IReadOnlyList<object?>> rows =
        [
            .. summary.Layers.Select(l =>
                (object?[])[$"{l.Name} ({l.Kind})", $"({string.Join(", ", l.OutputShape)})", l.Parameters]
            ),
            ["Total", "", summary.Parameters],
            ["Trainable", "", summary.TrainableParameters],
        ];
        return new ReportTable(["layer", "output shape", "parameters"], rows);
    }

    /// <summary>Returns the best and the last epoch of a training.</summary>
    public static ReportTable ToTable(this TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        static object?[] Row(string name, EpochResult e) =>
            [name, e.Epoch, Four(e.Loss), Four(e.Accuracy), Four(e.ValidationLoss), Four(e.ValidationAccuracy)];
        return new ReportTable(
            ["", "epoch", "loss", "accuracy", "val_loss", "val_accuracy"],
            [Row("best", history.Best), Row("last", history.Epochs[^1])]
        );
    }

    private static string Four(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static ReportTable Of<T>(IReadOnlyList<T> rows, string[] columns, Func<T, object?[]> values) =>
        new(columns, [.. rows.Take(ShownRows).Select(values)], rows.Count);
}
