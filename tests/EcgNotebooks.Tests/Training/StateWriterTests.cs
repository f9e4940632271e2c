using EcgNotebooks.Files;
using EcgNotebooks.Networks;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Training;

/// <summary>Writing of states in the background while training continues.</summary>
public sealed class StateWriterTests : IDisposable
{
    private static readonly TrainingOptions _options = new() { Epochs = 9 };
    private readonly string _root = Directory.CreateTempSubdirectory("ecg-states-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_newest_state_is_written_however_fast_states_follow_each_other()
    {
        using var network = new EcgCnn(new() { InputLength = 25 });
        var (file, state) = (File(_root), new TrainingState(network, new Adam(network.Weights, 0.001)));
        using (var writer = new StateWriter(state, file, smallLimit: 0))
        {
            for (var epoch = 1; epoch <= 7; epoch++)
            {
                network.Weights[0].Set([.. Enumerable.Repeat((float)epoch, network.Weights[0].Count)]);
                state.Adam.Steps = state.Adam.FirstMoments[0].Length + epoch;
                state.Adam.FirstMoments[0][0] = epoch;
                state.AddEpoch(new(epoch, 0.5, 0.5, 0.5, epoch == 2 ? 0.9 : 0.5, 1));
                writer.Save();
            }

            // Changes after the last call of Save must not be written.
            network.Weights[0].Set(new float[network.Weights[0].Count]);
            writer.Finish();
        }

        using var other = new EcgCnn(new() { InputLength = 25 });
        var found = new TrainingState(other, new Adam(other.Weights, 0.001));
        Assert.True(file.Load(found));
        Assert.Equal(
            (7, 7f, 2f, 7f),
            (found.Epoch, other.Weights[0].ToArray()[0], found.Best[0][0], found.Adam.FirstMoments[0][0])
        );
        Assert.Equal(state.Adam.Steps, found.Adam.Steps);
    }

    [Fact]
    public void A_small_state_is_written_at_once()
    {
        using var network = new EcgCnn(new() { InputLength = 25 });
        var (file, state) = (File(_root), new TrainingState(network, new Adam(network.Weights, 0.001)));
        using var writer = new StateWriter(state, file);
        state.AddEpoch(new(1, 0.5, 0.5, 0.5, 0.5, 1));
        writer.Save();
        Assert.True(file.Load(state));
    }

    [Fact]
    public void A_failed_write_throws_at_the_next_call()
    {
        using var network = new EcgCnn(new() { InputLength = 25 });
        var state = new TrainingState(network, new Adam(network.Weights, 0.001));
        AtomicFile.WriteText(Path.Combine(_root, "occupied"), "");
        using var writer = new StateWriter(state, File(Path.Combine(_root, "occupied")), smallLimit: 0);
        state.AddEpoch(new(1, 0.5, 0.5, 0.5, 0.5, 1));
        writer.Save();
        var error = Assert.Throws<EcgException>(writer.Finish);
        Assert.Contains("can't be written", error.Message, StringComparison.Ordinal);
        Assert.Throws<EcgException>(writer.Save);
    }

    private static StateFile File(string folder) => new(new CheckpointFolder(folder), _options, exampleCount: 4);
}
