using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of the steps on the table: reading, balancing and splitting.</summary>
internal sealed class TableMeasurements : IMeasurementFamily
{
    // The numbers of rows that the published selection and labelling leave of PTB-XL 1.0.3.
    private const int NormRows = 2232;
    private const int ImiRows = 1943;

    public IEnumerable<Measurement> Measurements =>
        [
            new("csv.full", "Read a table of PTB-XL's size, 21,799 rows x 28 typed columns (step 1).", Csv),
            new("smotenc.full", "Balance 4,175 rows, as many as the published recipe labels (step 3).", SmoteNc),
            new("split.full", "Split 4,464 rows, as many as the published recipe has after balancing (step 5).", Split),
        ];

    private static Measured Csv()
    {
        var path = BenchData.Table;
        var rows = PtbXlTable.Read(path).Rows.Count;
        return Timing.Quick.Measure(() => PtbXlTable.Read(path), rows, note: "rows of 28 columns");
    }

    private static Measured SmoteNc()
    {
        var labelled = Labelled();
        var balancing = new SmoteNc(Recipe.Published.Balancing);
        return Timing.Quick.Measure(() => balancing.Balance(labelled), labelled.Rows.Count, note: "labelled rows");
    }

    private static Measured Split()
    {
        var balanced = new SmoteNc(Recipe.Published.Balancing).Balance(Labelled());
        var splitting = new RandomSplit(Recipe.Published.Splitting);
        return Timing.Quick.Measure(() => splitting.Split(balanced), balanced.Rows.Count, note: "balanced rows");
    }

    private static LabelledTable Labelled()
    {
        var table = PtbXlTable.Read(BenchData.Table);
        var rows = new Selection(Recipe.Published.Selection).Select(table.Rows).Label(Recipe.Published.Labelling).Rows;
        return new LabelledTable([
            .. rows.Where(row => row.Label == Diagnosis.Norm).Take(NormRows),
            .. rows.Where(row => row.Label == Diagnosis.Imi).Take(ImiRows),
        ]);
    }
}
