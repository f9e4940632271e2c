using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;
using EcgNotebooks.Tests.Datasets;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Labels;

public class LabellerTests
{
    private static readonly PtbXlRow[] _some =
    [
        TableRows.Of(1, "NORM", "SR"),
        TableRows.Of(2, "SR", "NORM"),
        TableRows.Of(3, "IMI", "NORM"),
        TableRows.Of(4),
        TableRows.Of(5, "ILMI"),
        TableRows.Of(6, "NORM"),
    ];

    [Fact]
    public void The_label_is_the_first_statement_and_rows_with_other_labels_are_dropped()
    {
        var labelled = new Labeller().Label(_some);
        Assert.Equal([1, 3, 6], labelled.Rows.Select(r => r.Row.EcgId));
        Assert.Equal([Diagnosis.Norm, Diagnosis.Imi, Diagnosis.Norm], labelled.Rows.Select(r => r.Label));
        Assert.Equal(new ClassCounts(2, 1), labelled.Counts);
    }

    [Fact]
    public void The_published_rule_drops_every_IMI_row()
    {
        Assert.Equal(new ClassCounts(2, 0), Labeller.CountAsPublished(_some));
        Assert.Equal(
            new ClassCounts(0, 0),
            Labeller.CountAsPublished([TableRows.Of(1, "MI"), TableRows.Of(2, "I"), TableRows.Of(3)])
        );
    }

    [Fact]
    public void Labelling_PTB_XL_gives_the_published_class_counts()
    {
        var table = PtbXlTable.Read(SharedData.FullMetadata, TestContext.Current.CancellationToken);
        var selected = new Selection().Select(table.Rows);
        Assert.Equal(new ClassCounts(2232, 1943), selected.Label().Counts);
        Assert.Equal(new ClassCounts(2232, 0), Labeller.CountAsPublished(selected.Rows));
    }

    [Fact]
    public void A_permutation_keeps_a_patient_s_rows_together_and_breaks_the_link_to_the_statements()
    {
        PtbXlRow[] rows =
        [
            .. Enumerable.Range(0, 400).Select(i => TableRows.Of(i, i / 2, [i / 2 % 2 == 0 ? "IMI" : "NORM"])),
        ];
        var permuted = new Labeller(new LabellingOptions { PermutedBy = 1 }).Label(rows);
        Assert.Equal(new ClassCounts(200, 200), permuted.Counts);
        Assert.Equal(rows, permuted.Rows.Select(row => row.Row));
        Assert.All(
            permuted.Rows.GroupBy(row => row.Row.PatientId),
            patient => Assert.Single(patient.Select(row => row.Label).Distinct())
        );
        var kept = permuted.Rows.Count(row => (row.Label == Diagnosis.Imi) == (row.Row.ScpCodes.First == "IMI"));
        Assert.InRange(kept, 150, 250);
        Assert.Equal(permuted.Rows, new Labeller(new LabellingOptions { PermutedBy = 1 }).Label(rows).Rows);
        Assert.NotEqual(permuted.Rows, new Labeller(new LabellingOptions { PermutedBy = 2 }).Label(rows).Rows);
    }

    [Theory]
    [InlineData("NORM", true)]
    [InlineData("IMI", true)]
    [InlineData("norm", false)]
    [InlineData(null, false)]
    public void Only_NORM_and_IMI_are_labels(string? code, bool known)
    {
        Assert.Equal(known, DiagnosisCode.TryParse(code, out var label));
        Assert.True(!known || label.Code() == code);
    }
}
