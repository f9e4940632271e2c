using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Figures;
using EcgNotebooks.Labels;
using EcgNotebooks.Training;

namespace EcgNotebooks.Presentation;

/// <summary>Shows results under a notebook's cell, in every host.</summary>
public static class DisplayExtensions
{
    private const int ShownRows = 8;

    /// <summary>Shows a table.</summary>
    public static void Display(this HtmlTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        HostOutput.Show(table.ToHtml(), "text/html");
    }

    /// <summary>Shows a figure as SVG.</summary>
    public static void Display(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        HostOutput.Show(figure.ToSvg(), "image/svg+xml");
    }

    /// <summary>Shows a figure that answers to the pointer.</summary>
    /// <exception cref="EcgException">The plugin that draws it is missing.</exception>
    public static void Display(this InteractiveFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        HostOutput.Show(figure.ToHtml(), "text/html");
    }

    /// <summary>The first rows of PTB-XL's table in the columns that the recipe looks at.</summary>
    public static HtmlTable ToTable(this IReadOnlyList<PtbXlRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(
            rows,
            ["ecg_id", "patient_id", "age", "scp_codes", "strat_fold", "filename_hr"],
            r => [r.EcgId, r.PatientId, r.Age, r.ScpCodes.ToString(), r.StratFold, r.FilenameHr]
        );
    }

    /// <summary>The first labelled rows.</summary>
    public static HtmlTable ToTable(this LabelledTable labelled)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        return Of(
            labelled.Rows,
            ["ecg_id", "scp_codes", "label"],
            r => [r.Row.EcgId, r.Row.ScpCodes.ToString(), r.Label.Code()]
        );
    }

    /// <summary>The last balanced rows, where the synthetic ones are.</summary>
    public static HtmlTable ToTable(this BalancedTable balanced)
    {
        ArgumentNullException.ThrowIfNull(balanced);
        var last = balanced.Rows.Skip(Math.Max(0, balanced.Rows.Count - ShownRows)).ToArray();
        IReadOnlyList<IReadOnlyList<object?>> rows =
        [
            .. last.Select(r => (object?[])[r.EcgId, r.FilenameHr, r.Label.Code(), r.Synthetic]),
        ];
        return new HtmlTable(["ecg_id", "filename_hr", "label", "synthetic"], rows, balanced.Rows.Count);
    }

    /// <summary>A network's layers as Keras's summary shows them.</summary>
    public static HtmlTable ToTable(this NetworkSummary summary)
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
        return new HtmlTable(["layer", "output shape", "parameters"], rows, rows.Count);
    }

    private static HtmlTable Of<T>(IReadOnlyList<T> rows, string[] columns, Func<T, object?[]> values) =>
        new(columns, [.. rows.Take(ShownRows).Select(values)], rows.Count);
}
