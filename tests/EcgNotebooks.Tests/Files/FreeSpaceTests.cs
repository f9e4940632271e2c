using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Networks;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

/// <summary>Expendable files are written only if enough free space remains for results.</summary>
public sealed class FreeSpaceTests
{
    [Theory]
    [InlineData(100L, 60L, 40L, true)]
    [InlineData(100L, 60L, 41L, false)]
    [InlineData(100L, 101L, 0L, false)]
    [InlineData(0L, 0L, 1L, false)]
    [InlineData(null, 60L, 40L, true)]
    public void An_expendable_file_must_leave_enough_space_for_results(
        long? free,
        long expendable,
        long results,
        bool isEnough
    ) => Assert.Equal(isEnough, FreeSpace.IsEnough(free, expendable, results));

    [Fact]
    public void The_free_space_is_known_before_the_file_exists()
    {
        using var folder = new TemporaryFolder();
        Assert.InRange(FreeSpace.At(folder["signals.cache"])!.Value, 1, long.MaxValue);
        Assert.Null(FreeSpace.At(Path.Combine(folder["none"], "signals.cache")));
    }

    [Theory]
    [InlineData(NetworkKind.Cnn)]
    [InlineData(NetworkKind.Crnn)]
    public void The_estimate_exceeds_the_size_of_the_files_of_a_training(NetworkKind network)
    {
        using var folder = new TemporaryFolder();
        using var classifier = Recipe.Published.Create(network, 1);
        float[][] weights = [.. classifier.Weights.Select(weight => new float[weight.Count])];
        WeightsFile.Create(classifier, weights, "digest", 1).Write(folder["last.safetensors"]);
        // The last and the best checkpoint, four such arrays in the state, and as much again while files are being replaced.
        var length = new FileInfo(folder["last.safetensors"]).Length;
        var estimate = ResultSize.Of(Recipe.Published, network);
        Assert.InRange(estimate, 10 * length, 12 * length + (16 << 20));
        Assert.True(ResultSize.Of(Recipe.Published, null) >= estimate);
    }
}
