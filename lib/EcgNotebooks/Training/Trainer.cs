using System.Diagnostics;
using EcgNotebooks.Networks;
using EcgNotebooks.RandomNumbers;
using static TorchSharp.torch;

namespace EcgNotebooks.Training;

/// <summary>Trains any classifier by Adam on shuffled batches, and validates it after every epoch.</summary>
/// <remarks>
/// The same options, network and examples give the same bits on the same machine, whatever ran before: the order of the examples
/// and what dropout leaves out depend on seed and epoch alone. Another number of torch's threads (OMP_NUM_THREADS) changes the last
/// bits, because libtorch adds up each thread's part of a gradient.
/// </remarks>
public sealed class Trainer
{
    private readonly TrainingOptions _options;

    /// <summary>Creates a trainer.</summary>
    public Trainer(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <summary>Trains the network from the weights it has; afterwards it has those of the last epoch.</summary>
    /// <param name="network">Changed in place.</param>
    /// <param name="train">Examples to learn from.</param>
    /// <param name="validation">Examples that choose the best epoch.</param>
    /// <param name="folder">Where weights and history go after every epoch, beside the next one, replacing an earlier training; nowhere if null.</param>
    /// <param name="epochs">Hears of every epoch.</param>
    /// <param name="batches">Hears of every batch.</param>
    /// <param name="cancellation">Checked before every batch; what the finished epochs gave is then in the folder.</param>
    /// <exception cref="EcgException">The examples don't fit the network, the loss isn't a number, or the folder can't be written.</exception>
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

    /// <summary>Continues the training in the folder to the bits it would have had uninterrupted; begins it where there is none.</summary>
    /// <inheritdoc cref="Fit"/>
    /// <exception cref="EcgException">As for a new training, or the folder holds a training with other options.</exception>
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
        AllocatorSettings.Enable();
        if (folder is { Input.Length: > 0 })
        {
            state.Network.Input = folder.Input;
        }

        using var memory = new EpochMemory();
        using var writer = new StateWriter(state, folder is null ? null : new StateFile(folder, _options, train.Count));
        try
        {
            var batchesPerEpoch = (train.Count + _options.BatchSize - 1) / _options.BatchSize;
            var pace = new ProgressEstimate(state.Epoch, _options.Epochs, batchesPerEpoch);
            while (state.Epoch < _options.Epochs)
            {
                var (result, isBest) = RunEpoch(state, train, validation, pace, batches, cancellation);
                memory.EndEpoch();
                writer.Save();
                epochs?.Report(pace.Epoch(result, isBest));
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
        ProgressEstimate pace,
        IProgress<BatchReport>? batches,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var epoch = state.Epoch + 1;
        var trained = TrainEpoch(state, train, epoch, pace, batches, cancellation);
        var validated = state.Network.Evaluate(validation, cancellation: cancellation);
        var result = new EpochResult(
            epoch,
            trained.Loss,
            trained.Accuracy,
            validated.Loss,
            validated.Accuracy,
            Math.Round(clock.Elapsed.TotalSeconds, 3) // as the history's file has it
        );
        return (result, state.Finish(result));
    }

    private Score TrainEpoch(
        TrainingState state,
        IExamples train,
        int epoch,
        ProgressEstimate pace,
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
            progress?.Report(pace.Batch(epoch, ++batch, score.Mean));
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
                $"Epoch {state.Epoch + 1}: the loss isn't a number any more.",
                "Look for samples that aren't numbers, or lower the learning rate."
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
