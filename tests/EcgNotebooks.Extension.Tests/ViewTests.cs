using System.Net;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Extension.Tests.Support;
using EcgNotebooks.Figures;
using EcgNotebooks.Interactive.Views;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks;
using EcgNotebooks.Reports;
using EcgNotebooks.Splitting;
using EcgNotebooks.Studies;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Extension.Tests;

public sealed class ViewTests(Demo demo) : IClassFixture<Demo>
{
    static ViewTests() => HtmlViews.Register();

    [Fact]
    public void No_type_has_both_an_attribute_and_a_registered_view() =>
        Assert.DoesNotContain(
            HtmlViews.Types,
            type => type.GetCustomAttributes(inherit: true).Any(a => a.GetType().Name == "TypeFormatterSourceAttribute")
        );

    [Theory]
    [InlineData(typeof(Figure))]
    [InlineData(typeof(InteractiveFigure))]
    [InlineData(typeof(ReportTable))]
    public void Types_with_an_attribute_are_not_registered(Type type) => Assert.DoesNotContain(type, HtmlViews.Types);

    [Fact]
    public void A_figure_is_shown_as_SVG() =>
        Assert.StartsWith("<svg", Shown(Samples.Figure, "image/svg+xml"), StringComparison.Ordinal);

    [Fact]
    public void An_interactive_figure_is_shown_with_its_script() =>
        Assert.Contains("Plotly.newPlot", Shown(Samples.Figure.Interactive()), StringComparison.Ordinal);

    [Fact]
    public void A_table_of_results_is_shown_as_a_table() =>
        Assert.StartsWith("<table", Shown(ReportTable.Of(Recipe.Published.Selection)), StringComparison.Ordinal);

    [Fact]
    public void A_recording_is_drawn_on_ECG_paper()
    {
        var svg = Shown(Samples.Record("I", "II", "V1"));

        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("25 mm/s", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_without_any_of_the_twelve_leads_has_its_signals_stacked() =>
        Assert.Contains("Time (s)", Shown(Samples.Record("PLETH")), StringComparison.Ordinal);

    [Fact]
    public void A_row_of_the_dataset_is_shown_with_the_fields_that_have_a_value()
    {
        var html = Shown(Samples.Row(7, Diagnosis.Imi));

        Assert.Contains("EcgId", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Pacemaker", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_the_dataset_are_shown_as_one_table_whatever_collection_holds_them()
    {
        PtbXlRow[] rows = [Samples.Row(1, Diagnosis.Norm), Samples.Row(2, Diagnosis.Imi)];

        var html = Shown(rows);

        Assert.Contains("2 rows", html, StringComparison.Ordinal);
        Assert.Equal(html, Shown(rows.ToList()));
        Assert.Equal(html, Shown(rows.Where(row => row.EcgId > 0)));
    }

    [Fact]
    public void Selected_rows_are_shown_with_their_counts()
    {
        var html = Shown(new SelectedTable([Samples.Row(1, Diagnosis.Norm)], new SelectionCounts(9, 8, 5, 3, 1)));

        Assert.Contains("PerClass", html, StringComparison.Ordinal);
        Assert.Contains("1 rows", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Labelled_rows_are_shown_with_their_label()
    {
        Assert.Contains("IMI", Shown(Samples.Labelled), StringComparison.Ordinal);
        Assert.Equal(Shown(Samples.Labelled), Shown(Samples.Labelled.Rows));
    }

    [Fact]
    public void A_balanced_table_is_shown_with_what_is_synthetic()
    {
        Assert.Contains("synthetic", Shown(Samples.Balanced), StringComparison.Ordinal);
        Assert.Contains("synthetic", Shown(Samples.Balanced.Rows), StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_is_shown_with_the_rows_of_each_part()
    {
        var html = Shown(Samples.Split);

        Assert.Contains("validation", html, StringComparison.Ordinal);
        Assert.Contains(">40<", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checked_split_is_shown_with_its_classes_and_leaks()
    {
        var html = Shown(CheckedSplit.Of(Samples.Balanced, Samples.Split, (Leaks)15));

        Assert.Contains("NORM", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_and_its_summary_are_shown_layer_by_layer()
    {
        using var network = new EcgCnn();

        var html = Shown(network.Summary());

        Assert.Contains("output shape", html, StringComparison.Ordinal);
        Assert.Equal(html, Shown(network));
    }

    [Fact]
    public void A_training_history_is_shown_as_a_table() =>
        Assert.Contains("val_loss", Shown(Samples.History), StringComparison.Ordinal);

    [Fact]
    public void Evidence_is_shown_with_its_intervals() =>
        Assert.Contains("95 %", WebUtility.HtmlDecode(Shown(Samples.Evidence)), StringComparison.Ordinal);

    [Fact]
    public void A_comparison_of_two_networks_is_shown_as_a_table() =>
        Assert.Contains("ROC AUC", Shown(Samples.Comparison), StringComparison.Ordinal);

    [Fact]
    public void A_classifiers_report_is_shown_with_its_headline_and_table()
    {
        var html = Shown(Samples.Report);

        Assert.Contains("majority class", html, StringComparison.Ordinal);
        Assert.Contains("<table", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_the_ablation_study_are_shown_as_a_table() =>
        Assert.Contains("what it mends", Shown(Ablation.Steps), StringComparison.Ordinal);

    [Fact]
    public void A_prediction_is_shown_with_its_values() =>
        Assert.Contains("Threshold", Shown(new RecordPrediction("00001_hr", 0.7, 0.5)), StringComparison.Ordinal);

    [Fact]
    public void The_table_of_the_dataset_is_shown_by_its_rows() =>
        Assert.Contains("12 rows", Shown(demo.Rows()), StringComparison.Ordinal);

    [Fact]
    public void A_recording_of_the_demo_is_marked_as_simulated()
    {
        Assert.Contains("Simulated data", Shown(demo.FirstRecord()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_first_five_steps_did_is_shown_as_a_table()
    {
        var report = new ProcessReport(
            new SelectionCounts(9, 8, 5, 3, 3),
            new ClassCounts(4, 2),
            new ClassCounts(6, 0),
            40,
            34,
            Samples.Split,
            LeakageCounts.Count(Samples.Split, Samples.Balanced),
            ["SharedRecording: 3 rows"]
        );

        Assert.Contains("Data leakage: SharedRecording: 3 rows", Shown(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Explanation))]
    [InlineData(typeof(StudyComparison))]
    public void Results_that_take_a_training_to_make_have_a_view(Type type) => Assert.Contains(type, HtmlViews.Types);

    [Fact]
    public void HTML_is_preferred_in_hosts_that_prefer_plain_text() =>
        Assert.All(HtmlViews.Types, type => Assert.Equal(["text/html"], Formatter.GetPreferredMimeTypesFor(type)));

    // What a host shows of a cell's last value.
    private static string Shown(object value, string mimeType = "text/html") =>
        Assert.Single(FormattedValue.CreateManyFromObject(value), shown => shown.MimeType == mimeType).Value;
}
