using EcgNotebooks.Experiments;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Stored evaluations are reused.</summary>
[Collection(nameof(EvaluatedRun))]
public sealed class StoredEvaluationTests(EvaluatedRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stored_evaluation_gives_the_same_report()
    {
        var stored = new Experiment(run.CopyTo(_folder)).Evaluated(
            NetworkKind.Cnn,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(run.Cnn.ToJson(), stored!.ToJson());
        Assert.Equal(run.Cnn.Evidence.ToJson(), stored.Evidence.ToJson());
        Assert.Equal(run.Cnn.Tested.Predictions, stored.Tested.Predictions);
    }

    [Theory]
    [InlineData("cnn/last.safetensors")]
    [InlineData("cnn/predictions.csv")]
    [InlineData("cnn/history.csv")]
    [InlineData("cnn/bundle.json", true)]
    [InlineData("cnn/metrics.json", true)]
    public void A_stored_evaluation_is_not_reused_if_a_file_has_changed(string file, bool isMissing = false)
    {
        var copy = run.CopyTo(_folder);
        var path = Path.Combine(copy.Root, file);
        if (isMissing)
        {
            File.Delete(path);
        }
        else
        {
            File.AppendAllText(path, " ");
        }

        Assert.Null(new Experiment(copy).Evaluated(NetworkKind.Cnn, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_stored_evaluation_is_not_reused_if_the_selected_rows_are_in_another_order()
    {
        var copy = run.CopyTo(_folder);
        var lines = File.ReadAllLines(copy.Selected);
        File.WriteAllLines(copy.Selected, [lines[0], .. lines.Skip(1).Reverse()]);
        Assert.Null(new Experiment(copy).Evaluated(NetworkKind.Cnn, TestContext.Current.CancellationToken));
    }
}
