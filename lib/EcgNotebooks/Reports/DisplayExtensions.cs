using System.Globalization;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;

namespace EcgNotebooks.Reports;

/// <summary>Shows results under a notebook's cell, in every host.</summary>
public static class DisplayExtensions
{
    private const int ShownRows = 8;

    /// <summary>Shows a table; a program without a notebook host prints it.</summary>
    public static void Display(this ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!HostOutput.Show(table.ToHtml(), "text/html"))
        {
            Console.WriteLine(table);
        }
    }

    /// <summary>Shows a figure as SVG, in executed copies as PNG too; a program without a notebook host writes it to its folder and prints the file's name.</summary>
    /// <exception cref="EcgException">The file can't be written.</exception>
    public static void Display(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var svg = figure.ToSvg();
        if (!HostOutput.Show(svg, "image/svg+xml", () => figure.ToPng()))
        {
            Save(figure.Title, ".svg", svg);
        }
    }

    /// <summary>Shows a figure that answers to the pointer; a program without a notebook host writes it as a page.</summary>
    /// <exception cref="EcgException">The plugin that draws it is missing, or the file can't be written.</exception>
    public static void Display(this InteractiveFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (!HostOutput.Show(figure.ToHtml(), "text/html"))
        {
            Save(figure.Title, ".html", figure.ToPage());
        }
    }

    /// <summary>The first rows of PTB-XL's table in the columns that the recipe looks at.</summary>
    public static ReportTable ToTable(this IReadOnlyList<PtbXlRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(
            rows,
            ["ecg_id", "patient_id", "age", "scp_codes", "strat_fold", "filename_hr"],
            r => [r.EcgId, r.PatientId, r.Age, r.ScpCodes.ToString(), r.StratFold, r.FilenameHr]
        );
    }

    /// <summary>What each rung of the ladder mends, and the leaks that its recipe still has to name.</summary>
    public static ReportTable ToTable(this IReadOnlyList<AblationStep> rungs)
    {
        ArgumentNullException.ThrowIfNull(rungs);
        return new ReportTable(
            ["rung", "what it mends", "leaks that are left"],
            [.. rungs.Select(rung => (object?[])[rung.Name, rung.Mended, rung.Recipe.KnownLeaks])]
        );
    }

    /// <summary>The first labelled rows.</summary>
    public static ReportTable ToTable(this LabelledTable labelled)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        return Of(
            labelled.Rows,
            ["ecg_id", "scp_codes", "label"],
            r => [r.Row.EcgId, r.Row.ScpCodes.ToString(), r.Label.Code()]
        );
    }

    /// <summary>The last balanced rows, where the synthetic ones are.</summary>
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

    /// <summary>A network's layers as Keras's summary shows them.</summary>
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

    /// <summary>The best and the last epoch of a training.</summary>
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

    private static void Save(string title, string extension, string content)
    {
        var file = Path.GetFullPath(FileName(title) + extension);
        AtomicFile.WriteText(file, content);
        Console.WriteLine($"{title}: {file}");
    }

    private static string Four(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static string FileName(string title) =>
        string.Join(
                '-',
                title.Split([.. title.Where(c => !char.IsAsciiLetterOrDigit(c))], StringSplitOptions.RemoveEmptyEntries)
            )
            .ToLowerInvariant();

    private static ReportTable Of<T>(IReadOnlyList<T> rows, string[] columns, Func<T, object?[]> values) =>
        new(columns, [.. rows.Take(ShownRows).Select(values)], rows.Count);
}
