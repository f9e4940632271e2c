using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Simulation;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>
/// A demo in which one disease has the signals of an inferior infarction and another those of a normal heart, from the recordings
/// through a trained network to the false alarms.
/// </summary>
[Trait("speed", "slow")]
public sealed class PlantedDiseaseTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DemoOptions _planted = new()
    {
        Recordings = 450,
        Seed = 5,
        LookAlikes = new Dictionary<Condition, Condition>
        {
            [Condition.LeftAnteriorBlock] = Condition.InferiorInfarction,
            [Condition.RightBundleBranchBlock] = Condition.Normal,
        },
    };

    private static readonly Recipe _recipe = Recipe.Published with
    {
        Name = "planted",
        Signal = new() { Leads = [Lead.I, Lead.II] },
        CnnTraining = TrainingOptions.Cnn with { Epochs = 8 },
    };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_planted_disease_has_the_most_false_alarms_and_a_harmless_one_has_those_of_normal_hearts()
    {
        DemoData.Make(_folder["data"], _planted, cancellation: Cancellation);
        var experiment = new Experiment(new RunFolder(_folder["run"]));
        experiment.Process(PtbXl.Open(_folder["data"], Cancellation), _recipe, Cancellation);
        experiment.Train(NetworkKind.Cnn, new TrainingRequest(), cancellation: Cancellation);
        experiment.Evaluate(NetworkKind.Cnn, cancellation: Cancellation);
        var (evidence, _) = experiment.ReportSpectrum(NetworkKind.Cnn, new(), cancellation: Cancellation);

        foreach (var group in evidence.FalseAlarms.Codes)
        {
            output.WriteLine($"{group.Name} {group.AtChosen.Count} of {group.Recordings} {group.AtChosen.Interval}");
        }

        Assert.Equal("LAFB", evidence.FalseAlarms.Most!.Name);
        var planted = evidence.FalseAlarms.Most.AtChosen;
        var harmless = evidence.FalseAlarms.Codes.Single(group => group.Name == "CRBBB").AtChosen;
        output.WriteLine(
            $"test {evidence.FalseAlarms.Test.AtChosen.Interval}, IMI {evidence.Sensitivity.Test.AtChosen.Interval}"
        );
        Assert.True(planted.Interval.Lower > harmless.Interval.Upper);
        Assert.True(planted.Interval.Upper > evidence.Sensitivity.Test.AtChosen.Interval.Lower);
        Assert.True(harmless.Interval.Lower < evidence.FalseAlarms.Test.AtChosen.Interval.Upper);
    }

    [Fact]
    public void Planting_changes_the_signals_of_the_planted_diseases_and_nothing_else()
    {
        DemoData.Make(_folder["plain"], new DemoOptions { Recordings = 60, Seed = 5 }, cancellation: Cancellation);
        DemoData.Make(_folder["planted"], _planted with { Recordings = 60 }, cancellation: Cancellation);
        var table = Read("plain", "ptbxl_database.csv");
        Assert.Equal(table, Read("planted", "ptbxl_database.csv"));
        var rows = DemoRow.ReadAll(_folder["plain", "ptbxl_database.csv"]);
        Assert.Contains(rows, row => row.BeginsWith("LAFB"));
        foreach (var row in rows)
        {
            var isPlanted = row.BeginsWith("LAFB") || row.BeginsWith("CRBBB") && !row.Has("IMI");
            var same = Read("plain", row["filename_hr"] + ".dat")
                .SequenceEqual(Read("planted", row["filename_hr"] + ".dat"));
            Assert.Equal(isPlanted, !same);
        }
    }

    private byte[] Read(string demo, string file) => File.ReadAllBytes(Path.Combine(_folder[demo], file));
}
