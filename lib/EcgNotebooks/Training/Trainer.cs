using System.Diagnostics;
using EcgNotebooks.Networks;
using EcgNotebooks.RandomNumbers;
using static TorchSharp.torch;

namespace EcgNotebooks.Training;

/// <summary>Trains a classifier with Adam on shuffled mini-batches, and validates it after every epoch.</summary>
/// <remarks>
/// Training is reproducible bit for bit on the same machine: the order of the examples and the dropout masks depend on seed and
/// epoch only. A different number of torch threads (OMP_NUM_THREADS) changes the last bits, because libtorch adds up the gradients
/// of each thread.
/// </remarks>
/// <example>
/// <code>
/// var signals = new float[16, 1, 500]; // (n, channels, time)
/// var examples = new ArrayExamples(signals, [.. Enumerable.Range(0, 16).Select(i =&gt; i % 2)]);
/// using var network = new EcgCnn(new EcgCnnOptions { InputLength = 500 });
/// var trainer = new Trainer(TrainingOptions.Cnn with { Epochs = 2, Seed = 42 });
/// var history = trainer.Fit(network, examples, examples, epochs: new EpochPrinter());
/// Console.WriteLine($"best epoch: {history.Best.Epoch}");
/// </code>
/// </example>
public sealed class Trainer
{
    private readonly TrainingOptions _options;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">Number of epochs, batch size, learning rate, seed, precision and device.</param>
    /// <exception cref="ArgumentOutOfRangeException">Epochs, batch size or learning rate aren't positive.</exception>
    public Trainer(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <summary>Trains a network, starting from its current weights. Afterwards the network has the weights of the last epoch, not those of the best one.</summary>
    /// <param name="network">The network, whose weights are changed.</param>
    /// <param name="train">Training examples.</param>
    /// <param name="validation">Validation examples, which determine the best epoch.</param>
    /// <param name="folder">
    /// Folder for weights and history, which are written after the epochs, for a large network in the background; files of an earlier
    /// training run are replaced. Null to write no files.
    /// </param>
    /// <param name="epochs">Called after each epoch.</param>
    /// <param name="batches">Called after each batch with the loss and accuracy so far.</param>
    /// <param name="cancellation">Checked before every batch; the results of the finished epochs are kept in the folder.</param>
    /// <exception cref="EcgException">
    /// The examples don't fit the network, the loss becomes NaN or infinite, or the folder can't be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public TrainingHistory Fit(
        Classifier network,
        IExamples train,
        IExamples validation,
        CheckpointFolder? folder = null,
        IProgress<EpochReport>? epochs = null,
        IProgress<BatchReport>? batches = null,
        CancellationToken cancellation = default
    )
    {
        Check(network, train, validation);
        network.MoveTo(Devices.Find(_options.Device));
        folder?.Clear();
        return Run(new(network, NewAdam(network)), train, validation, folder, epochs, batches, cancellation);
    }

    /// <summary>Resumes the training run in a folder, or starts one if there is none. The result equals that of an uninterrupted training bit for bit.</summary>
    /// <inheritdoc cref="Fit"/>
    /// <exception cref="EcgException">
    /// The folder contains a training run with other options, the examples don't fit the network, the loss becomes NaN or infinite, or
    /// the folder can't be written.
    /// </exception>
    public TrainingHistory Resume(
        Classifier network,
        IExamples train,
        IExamples validation,
        CheckpointFolder folder,
        IProgress<EpochReport>? epochs = null,
        IProgress<BatchReport>? batches = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(folder);
        Check(network, train, validation);
        network.MoveTo(Devices.Find(_options.Device));
        var state = new TrainingState(network, NewAdam(network));
        new StateFile(folder, _options, train.Count).Load(state);
        return Run(state, train, validation, folder, epochs, batches, cancellation);
    }

    private Adam NewAdam(Classifier network) => new(network.Weights, _options.LearningRate);

    private TrainingHistory Run(
        TrainingState state,
        IExamples train,
        IExamples validation,
        CheckpointFolder? folder,
        IProgress<EpochReport>? epochs,
        IProgress<BatchReport>? batches,
        CancellationToken cancellation
    )
    {
        AllocatorSettings.KeepFreedMemory();
        if (folder is { Input.Length: > 0 })
        {
            state.Network.Input = folder.Input;
        }

        using var memory = new EpochMemory();
        using var writer = new StateWriter(state, folder is null ? null : new StateFile(folder, _options, train.Count));
        try
        {
            var batchesPerEpoch = (train.Count + _options.BatchSize - 1) / _options.BatchSize;
            var estimate = new ProgressEstimate(state.Epoch, _options.Epochs, batchesPerEpoch);
            while (state.Epoch < _options.Epochs)
            {
                var (result, isBest) = RunEpoch(state, train, validation, estimate, batches, cancellation);
                memory.EndEpoch();
                writer.Save();
                epochs?.Report(estimate.ForEpoch(result, isBest));
            }
        }
        finally
        {
            writer.Finish();
        }

        return state.History;
    }

    private (EpochResult Result, bool IsBest) RunEpoch(
        TrainingState state,
        IExamples train,
        IExamples validation,
        ProgressEstimate estimate,
        IProgress<BatchReport>? batches,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var epoch = state.Epoch + 1;
        var trained = TrainEpoch(state, train, epoch, estimate, batches, cancellation);
        var validated = state.Network.Evaluate(validation, cancellation: cancellation);
        var result = new EpochResult(
            epoch,
            trained.Loss,
            trained.Accuracy,
            validated.Loss,
            validated.Accuracy,
            Math.Round(clock.Elapsed.TotalSeconds, 3) // the precision of history.csv
        );
        return (result, state.AddEpoch(result));
    }

    private Score TrainEpoch(
        TrainingState state,
        IExamples train,
        int epoch,
        ProgressEstimate estimate,
        IProgress<BatchReport>? progress,
        CancellationToken cancellation
    )
    {
        using var training = new TrainingMode(state.Network, Seeds.Mix(_options.Seed, epoch), _options.Precision);
        var score = new RunningScore(state.Network);
        var batch = 0;
        foreach (var indices in Seeds.Order(train.Count, _options.Seed, epoch).Chunk(_options.BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            Step(state, train, indices, score);
            progress?.Report(estimate.ForBatch(epoch, ++batch, score.Mean));
        }

        return score.Mean;
    }

    private static void Step(TrainingState state, IExamples train, int[] indices, RunningScore score)
    {
        var network = state.Network;
        var targets = Batch.Targets(train, indices, network.Device);
        var probabilities = network.call(Batch.Inputs(train, indices, network.Device));
        var losses = Weighted(network.Losses(probabilities, targets), train, indices, network.Device);
        if (!double.IsFinite(score.Add(probabilities, losses, targets)))
        {
            throw new EcgException(
                $"Epoch {state.Epoch + 1}: the training loss has become NaN or infinite.",
                "Check the examples for samples that are NaN or infinite, or lower the learning rate."
            );
        }

        state.Adam.ClearGradients();
        losses.mean().backward();
        state.Adam.Step();
    }

    private static Tensor Weighted(Tensor losses, IExamples train, int[] indices, Device device)
    {
        var weights = Array.ConvertAll(indices, i => (float)train.Weight(i));
        return Array.TrueForAll(weights, weight => weight == 1) ? losses : losses * tensor(weights, device: device);
    }

    private static void Check(Classifier network, IExamples train, IExamples validation)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        foreach (var (examples, name) in ((IExamples, string)[])[(train, "training"), (validation, "validation")])
        {
            network.Check(examples);
            if (examples.Count == 0)
            {
                throw new EcgException($"There are no {name} examples.", "Check the selection and the split.");
            }
        }
    }
}
