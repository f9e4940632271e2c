using EcgNotebooks.Datasets;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Reading the table (step 1).</summary>
internal sealed class TableMeasurements : IMeasurementFamily
{
    public IEnumerable<Measurement> Measurements =>
        [new("csv.full", "Read a table of PTB-XL's size, 21,799 x 28, all columns typed.", Full)];

    private static Measured Full()
    {
        var path = BenchData.Table;
        var rows = PtbXlTable.Read(path).Rows.Count;
        return Timing.Quick.Measure(() => PtbXlTable.Read(path), rows, note: "rows of 28 columns");
    }
}
