using EcgNotebooks.Files;
using EcgNotebooks.Networks;
using static System.FormattableString;
using static TorchSharp.torch;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of the same networks in plain TorchSharp: as it comes, and with its best settings.</summary>
/// <remarks>
/// The best settings are convolutions of height 1 in the channels-last layout, and an allocator that keeps freed blocks. The
/// allocator's settings hold for the whole process, so that each measurement of libtorch as it comes needs a process of its own.
/// </remarks>
internal sealed class LibtorchMeasurements : IMeasurementFamily
{
    private const int Recordings = 512;
    private const int PredictionBatch = 64;

    public IEnumerable<Measurement> Measurements =>
        from network in (string[])["cnn", "crnn"]
        from isBest in (bool[])[false, true]
        let name = isBest ? "libtorch.best" : "libtorch"
        let about = isBest ? "in libtorch with its best settings" : "in libtorch as it comes"
        from measurement in (Measurement[])
            [
                new(
                    $"train.{network}.step.{name}",
                    $"One training step of the {network.ToUpperInvariant()} {about}.",
                    () => Train(network, isBest)
                ),
                new(
                    $"predict.{network}.{name}",
                    $"Predict 512 recordings with the {network.ToUpperInvariant()} {about}.",
                    () => Predict(network, isBest)
                ),
            ]
        select measurement;

    private static Measured Train(string name, bool isBest)
    {
        var (settings, batch) = (Settings(isBest), name == "cnn" ? 64 : 32);
        var layers = new LibtorchNetwork(isBest);
        using var network = name == "cnn" ? layers.Cnn() : layers.Crnn();
        using var input = layers.Batch(batch);
        using var classes = arange(batch).remainder(2);
        using var targets = name == "cnn" ? classes.to(ScalarType.Float32).unsqueeze(1) : classes.alias();
        using var optimizer = optim.Adam(network.parameters(), name == "cnn" ? 1e-3 : 1e-4);
        network.train();
        var measured = Timing.Quick.Measure(
            () =>
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var scores = network.call(input);
                var loss =
                    name == "cnn"
                        ? nn.functional.binary_cross_entropy_with_logits(scores, targets)
                        : nn.functional.cross_entropy(scores, targets);
                loss.backward();
                optimizer.step();
            },
            batch,
            get_num_threads()
        );
        return measured with { Note = $"examples; {settings}" };
    }

    private static Measured Predict(string name, bool isBest)
    {
        var settings = Settings(isBest);
        var layers = new LibtorchNetwork(isBest);
        using var network = name == "cnn" ? layers.Cnn() : layers.Crnn();
        using var input = layers.Batch(PredictionBatch);
        network.eval();
        using var noGradients = no_grad();
        var measured = Timing.Quick.Measure(
            () =>
            {
                for (var i = 0; i < Recordings; i += PredictionBatch)
                {
                    using var scope = NewDisposeScope();
                    _ = name == "cnn" ? network.call(input).sigmoid() : network.call(input).softmax(1);
                }
            },
            Recordings,
            get_num_threads()
        );
        return measured with
        {
            Note = Invariant($"recordings; {Recordings / measured.MedianMs * 1000:F0} per second; {settings}"),
        };
    }

    private static string Settings(bool isBest)
    {
        NativeLibraries.ProvideTorch();
        var kept = AllocatorSettings.KeepsFreedMemory;
        if (isBest)
        {
            AllocatorSettings.KeepFreedMemory();
            return $"TorchSharp {TorchVersion}, height 1, channels last, freed blocks kept";
        }

        return kept
            ? $"TorchSharp {TorchVersion}, Conv1d, freed blocks kept, since an earlier measurement of this process asked for it"
            : $"TorchSharp {TorchVersion}, Conv1d, allocator as it comes";
    }

    private static string TorchVersion => typeof(Tensor).Assembly.GetName().Version!.ToString(3);
}
