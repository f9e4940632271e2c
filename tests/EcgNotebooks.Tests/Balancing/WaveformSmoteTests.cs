using EcgNotebooks.Balancing;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Balancing;

/// <summary>Compares SMOTE on signals with SMOTE on a table with one column per sample, and with a naive implementation.</summary>
public class WaveformSmoteTests
{
    private const int Samples = 37;

    private static readonly string[] _labels = [.. Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? "IMI" : "NORM")];
    private static readonly float[][] _signals = [.. _labels.Select((_, i) => Signal((uint)i + 1))];

    [Theory]
    [InlineData(1, 0u)]
    [InlineData(5, 0u)]
    [InlineData(5, 9u)]
    [InlineData(12, 3u)]
    public void The_pairs_equal_those_of_SMOTE_on_a_table_with_one_column_per_sample(int neighbours, uint seed)
    {
        var options = new SmoteOptions { Neighbours = neighbours, Seed = seed };
        var drawn = new WaveformSmote(options).Draw(_labels, i => _signals[i]);
        Assert.Equal(new Smote(options).Resample(Table(), _labels).Synthetic, drawn);
        var naive = NaiveSmote.NewRows(Table(), _labels, neighbours, seed);
        Assert.Equal(_labels.Count(l => l == "NORM") - _labels.Count(l => l == "IMI"), drawn.Count);
        Assert.Equal(naive.Length, drawn.Count);
        for (var i = 0; i < naive.Length; i++)
        {
            var (from, to) = (_signals[drawn[i].Base], _signals[drawn[i].Neighbour]);
            Assert.All(
                naive[i].Index(),
                sample => Assert.Equal(sample.Item, drawn[i].Between(from[sample.Index], to[sample.Index]), 1e-12)
            );
        }
    }

    [Fact]
    public void Only_signals_of_the_minority_class_are_read_and_synthesized()
    {
        var read = new List<int>();
        var drawn = new WaveformSmote().Draw(
            _labels,
            i =>
            {
                read.Add(i);
                return _signals[i];
            }
        );
        Assert.All(read, i => Assert.Equal("IMI", _labels[i]));
        Assert.All(drawn, row => Assert.Equal(("IMI", "IMI"), (_labels[row.Base], _labels[row.Neighbour])));
        Assert.All(drawn, row => Assert.NotEqual(row.Base, row.Neighbour));
    }

    [Fact]
    public void Equally_distant_neighbours_are_ordered_by_position()
    {
        float[][] signals =
        [
            [0, 0],
            [1, 0],
            [0, 1],
            [-1, 0],
            [0, -1],
        ];
        Assert.Equal([1, 2, 3], SignalNeighbours.Find(signals, 3)[..3]);
    }

    [Fact]
    public void Too_small_a_class_and_samples_that_are_NaN_are_refused()
    {
        string[] few = ["IMI", "IMI", .. Enumerable.Repeat("NORM", 9)];
        Assert.Contains("too few", Refused(few, _signals).Message, StringComparison.Ordinal);
        float[][] broken = [.. _signals.Select(s => (float[])s.Clone())];
        broken[3][5] = float.NaN;
        Assert.Contains("Signal 3", Refused(_labels, broken).Message, StringComparison.Ordinal);
    }

    private static EcgException Refused(string[] labels, float[][] signals) =>
        Assert.Throws<EcgException>(() => new WaveformSmote().Draw(labels, i => signals[i]));

    private static double[,] Table()
    {
        var table = new double[_signals.Length, Samples];
        for (var r = 0; r < _signals.Length; r++)
        {
            for (var c = 0; c < Samples; c++)
            {
                table[r, c] = _signals[r][c];
            }
        }

        return table;
    }

    private static float[] Signal(uint seed)
    {
        var random = new NumPyDraws(seed);
        return [.. Enumerable.Range(0, Samples).Select(_ => (float)random.Uniform(-1, 1))];
    }
}
