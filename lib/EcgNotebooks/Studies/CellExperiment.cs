using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Training;

namespace EcgNotebooks.Studies;

/// <summary>Brings one cell to its end: process, train, evaluate, in a folder of its own.</summary>
/// <remarks>A cell goes on where an earlier process was stopped or killed, to the same bits as without that.</remarks>
/// <param name="cell">The cell.</param>
/// <param name="folder">The cell's folder.</param>
public sealed class CellExperiment(StudyCell cell, CellFolder folder)
{
    /// <summary>Runs the cell; a finished one is left alone.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="epochs">Hears of every epoch.</param>
    /// <param name="cancellation">What the finished epochs gave stays in the folder.</param>
    /// <exception cref="EcgException">The data can't be used, the folder can't be written, or another process works in it.</exception>
    public CellResult Run(
        PtbXl data,
        IProgress<EpochReport>? epochs = null,
        CancellationToken cancellation = default
    ) => Run(data, epochs, CellFolder.Patience, cancellation);

    /// <summary>Runs the cell, or waits for the process that runs it and takes its result.</summary>
    /// <inheritdoc cref="Run(PtbXl, IProgress{EpochReport}, CancellationToken)"/>
    internal CellResult RunOrWait(PtbXl data, CancellationToken cancellation) =>
        Run(data, null, TimeSpan.MaxValue, cancellation);

    private CellResult Run(
        PtbXl data,
        IProgress<EpochReport>? epochs,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        var origin = CellOrigin.Of(cell, data.TableDigest());
        using var held = folder.Lock(patience, cancellation);
        if (folder.Result(origin) is { } finished)
        {
            return finished;
        }

        folder.Begin(origin);
        var experiment = new Experiment(folder.Run);
        experiment.Process(data, cell.Recipe, cancellation);
        Train(experiment, data, epochs, cancellation);
        var result = CellResult.Of(cell, origin, experiment.Evaluate(cell.Network, cancellation: cancellation));
        // The largest file by far, and nobody needs it any more.
        File.Delete(folder.Run.Signals);
        folder.Write(result);
        return result;
    }

    private void Train(
        Experiment experiment,
        PtbXl data,
        IProgress<EpochReport>? epochs,
        CancellationToken cancellation
    )
    {
        if (cell.TrainedBy is { } recipe)
        {
            // As long as it takes: another process may be training it.
            var other = cell with
            {
                RecipeName = recipe,
                TrainedBy = null,
            };
            var from = folder.Beside(other);
            new CellExperiment(other, from).Run(data, epochs, TimeSpan.MaxValue, cancellation);
            from.Run.Of(cell.Network).CopyTrainingTo(folder.Run.Of(cell.Network));
            return;
        }

        var request = new TrainingRequest
        {
            Seed = cell.Seed,
            Epochs = cell.Epochs,
            Resume = true,
        };
        experiment.Train(cell.Network, request, epochs, cancellation: cancellation);
    }
}
