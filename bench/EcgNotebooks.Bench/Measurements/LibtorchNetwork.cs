using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>The layers of both networks as a user of TorchSharp writes them, without this library's kernels.</summary>
/// <param name="isBest">
/// True for the fastest form of libtorch: convolutions of height 1 in the channels-last layout. False for the obvious one: Conv1d.
/// </param>
internal sealed class LibtorchNetwork(bool isBest)
{
    private const int Length = 5000;

    /// <summary>Returns a batch of noise.</summary>
    public Tensor Batch(int examples)
    {
        using var scope = NewDisposeScope();
        var signals = rand(isBest ? [examples, 1, 1, Length] : [examples, 1, Length]).mul(2).sub(1);
        // With one channel both layouts have the same values in memory; the strides decide.
        return (
            isBest ? signals.as_strided([examples, 1, 1, Length], [Length, 1, Length, 1], 0) : signals
        ).MoveToOuterDisposeScope();
    }

    /// <summary>Creates the CNN, which gives log-odds, (n, 1).</summary>
    public nn.Module<Tensor, Tensor> Cnn() =>
        nn.Sequential(
            Convolution(1, 32, 5),
            nn.ReLU(),
            Pooling(),
            Convolution(32, 64, 3),
            nn.ReLU(),
            Pooling(),
            Convolution(64, 128, 3),
            nn.ReLU(),
            isBest ? nn.AdaptiveAvgPool2d(1) : nn.AdaptiveAvgPool1d(1),
            nn.Flatten(),
            nn.Linear(128, 64),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(64, 1)
        );

    /// <summary>Creates the CRNN, which gives the log-odds of both classes, (n, 2).</summary>
    public nn.Module<Tensor, Tensor> Crnn() =>
        new Recurrent(
            nn.Sequential(
                Convolution(1, 32, 5),
                nn.ReLU(),
                Normalization(32),
                Pooling(),
                nn.Dropout(0.2),
                Convolution(32, 64, 3),
                nn.ReLU(),
                Normalization(64),
                Pooling(),
                nn.Dropout(0.2)
            )
        );

    private nn.Module<Tensor, Tensor> Convolution(int inputs, int outputs, int kernel) =>
        isBest ? nn.Conv2d(inputs, outputs, (1L, kernel)) : nn.Conv1d(inputs, outputs, kernel);

    private nn.Module<Tensor, Tensor> Pooling() => isBest ? nn.MaxPool2d((1, 2)) : nn.MaxPool1d(2);

    private nn.Module<Tensor, Tensor> Normalization(int channels) =>
        isBest ? nn.BatchNorm2d(channels) : nn.BatchNorm1d(channels);

    private sealed class Recurrent : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential _front;
        private readonly LSTM _lstm = nn.LSTM(64, 64, batchFirst: true);
        private readonly Sequential _back = nn.Sequential(
            nn.Dropout(0.2),
            nn.Flatten(),
            nn.Linear(1248 * 64, 128),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(128, 2)
        );

        public Recurrent(Sequential front)
            : base("crnn")
        {
            _front = front;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var signals = _front.call(input); // (n, 64, 1248), or with a height of 1
            var sequence = (signals.dim() == 4 ? signals.squeeze(2) : signals).transpose(1, 2); // (n, 1248, 64)
            return _back.call(_lstm.call(sequence).Item1); // (n, 2)
        }
    }
}
