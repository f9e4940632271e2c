using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Reports;
using EcgNotebooks.Splitting;
using EcgNotebooks.Studies;
using EcgNotebooks.Training;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Interactive.Views;

/// <summary>Registers how a cell shows its last value as HTML, for each type that a step returns.</summary>
/// <remarks>
/// <see cref="Figure"/>, <see cref="InteractiveFigure"/> and <see cref="ReportTable"/> aren't among them: they name their
/// formatter in an attribute, for hosts in which this extension isn't loaded, and the attribute would win. A result that doesn't
/// know whether its data are simulated is shown as a table, since every figure has to state that.
/// </remarks>
internal static class HtmlViews
{
    private const string Html = "text/html";

    private static readonly (Type Type, Func<object, string> ToHtml)[] _views =
    [
        View<EcgRecord>(record => RecordFigure.Of(record).ToHtml()),
        View<PtbXlTable>(table => table.Rows.ToTable().ToHtml()),
        View<PtbXlRow>(row => RowTables.Of(row).ToHtml()),
        View<IEnumerable<PtbXlRow>>(rows => rows.ToArray().ToTable().ToHtml()),
        View<SelectedTable>(selected => ReportTable.Of(selected.Counts).ToHtml() + selected.Rows.ToTable().ToHtml()),
        View<LabelledTable>(labelled => labelled.ToTable().ToHtml()),
        View<IEnumerable<LabelledRow>>(rows => new LabelledTable([.. rows]).ToTable().ToHtml()),
        View<BalancedTable>(balanced => balanced.ToTable().ToHtml()),
        View<IEnumerable<BalancedRow>>(rows => RowTables.Of(rows).ToHtml()),
        View<Split>(split => SplitTables.Of(split).ToHtml()),
        View<CheckedSplit>(checkedSplit => SplitTables.Of(checkedSplit).ToHtml()),
        View<ProcessReport>(report => SplitTables.Of(report).ToHtml()),
        View<NetworkSummary>(summary => summary.ToTable().ToHtml()),
        View<Classifier>(network => network.Summary().ToTable().ToHtml()),
        View<TrainingHistory>(history => history.ToTable().ToHtml()),
        View<ClassifierReport>(report => Paragraph.Of(report.Headline()) + report.ToTable().ToHtml()),
        View<EvidenceReport>(report => report.ToTable().ToHtml()),
        View<PairedEvidence>(evidence => evidence.ToTable().ToHtml()),
        View<StudyComparison>(comparison => comparison.ToTable().ToHtml()),
        View<IEnumerable<AblationStep>>(steps => steps.ToArray().ToTable().ToHtml()),
        View<Explanation>(explanation => explanation.ToFigure().ToHtml() + explanation.ToTable().ToHtml()),
        View<RecordPrediction>(prediction => ReportTable.Of(prediction).ToHtml()),
    ];

    /// <summary>Types that have a view.</summary>
    public static IEnumerable<Type> Types => _views.Select(view => view.Type);

    /// <summary>Registers all views with the host's formatters.</summary>
    public static void Register()
    {
        foreach (var (type, toHtml) in _views)
        {
            Formatter.Register(type, (value, writer) => writer.Write(toHtml(value)), Html);
            // Some hosts prefer plain text.
            Formatter.SetPreferredMimeTypesFor(type, Html);
        }
    }

    private static (Type, Func<object, string>) View<T>(Func<T, string> toHtml) =>
        (typeof(T), value => toHtml((T)value));
}
