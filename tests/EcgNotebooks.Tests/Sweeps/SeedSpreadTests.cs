using EcgNotebooks.Experiments;
using EcgNotebooks.Sweeps;

namespace EcgNotebooks.Tests.Sweeps;

public class SeedSpreadTests
{
    [Fact]
    public void Cells_that_differ_by_their_seed_alone_are_one_group_with_mean_deviation_and_range()
    {
        var spread = SeedSpread.Of([
            Cell("I", NetworkKind.Cnn, 0, 0.5),
            Cell("I", NetworkKind.Cnn, 1, 0.7),
            Cell("I", NetworkKind.Cnn, 2, 0.9),
            Cell("II", NetworkKind.Cnn, 0, 0.6),
            Cell("I", NetworkKind.Crnn, 0, 0.8),
        ]);
        var areas = spread.Where(row => row.Measure == "roc_auc").ToArray();
        Assert.Equal([("I", 3), ("II", 1), ("I", 1)], areas.Select(row => (row.Leads, row.Seeds)));
        Assert.Equal(NetworkKind.Crnn, areas[2].Network);
        Assert.Equal(0.7, areas[0].Mean, 1e-12);
        Assert.Equal(0.2, areas[0].StandardDeviation!.Value, 1e-12);
        Assert.Equal((0.5, 0.9), (areas[0].Lowest, areas[0].Highest));
        Assert.Null(areas[1].StandardDeviation);
    }

    [Fact]
    public void A_measure_counts_the_seeds_in_which_it_is_defined()
    {
        var spread = SeedSpread.Of([Cell("I", NetworkKind.Cnn, 0, 0.5), Cell("I", NetworkKind.Cnn, 1, null)]);
        Assert.Equal(1, spread.Single(row => row.Measure == "roc_auc").Seeds);
        Assert.Equal(2, spread.Single(row => row.Measure == "accuracy").Seeds);
        Assert.DoesNotContain(SeedSpread.Of([Cell("I", NetworkKind.Cnn, 0, null)]), row => row.Measure == "roc_auc");
    }

    private static (StudyCell, CellResult) Cell(string lead, NetworkKind network, long seed, double? area)
    {
        var cell = new StudyCell("leak-free", [lead], network, seed, 1, 1);
        var measures = CellResult.Names.ToDictionary(name => name, name => name == "roc_auc" ? area : 0.25);
        return (cell, new CellResult(cell.Id, CellOrigin.Of(cell, "table"), "best", 10, measures));
    }
}
