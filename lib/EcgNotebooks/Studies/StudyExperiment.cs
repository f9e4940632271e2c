using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Training;

namespace EcgNotebooks.Studies;

/// <summary>Brings one run to its end: process, train, evaluate, in a folder of its own.</summary>
/// <remarks>A run goes on where an earlier process was stopped or killed, to the same bits as without that.</remarks>
/// <param name="run">The run.</param>
/// <param name="folder">The run's folder.</param>
internal sealed class StudyExperiment(StudyRun run, StudyRunFolder folder)
{
    /// <summary>Runs the run; a finished one is left alone.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="epochs">Hears of every epoch.</param>
    /// <param name="cancellation">What the finished epochs gave stays in the folder.</param>
    /// <exception cref="EcgException">The data can't be used, the folder can't be written, or another process works in it.</exception>
    public StudyRunResult Run(
        PtbXl data,
        IProgress<EpochReport>? epochs = null,
        CancellationToken cancellation = default
    ) => Run(data, epochs, StudyRunFolder.Patience, cancellation);

    /// <summary>Runs the run, or waits for the process that runs it and takes its result.</summary>
    /// <inheritdoc cref="Run(PtbXl, IProgress{EpochReport}, CancellationToken)"/>
    internal StudyRunResult RunOrWait(PtbXl data, CancellationToken cancellation) =>
        Run(data, null, TimeSpan.MaxValue, cancellation);

    private StudyRunResult Run(
        PtbXl data,
        IProgress<EpochReport>? epochs,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        var origin = StudyRunOrigin.Of(run, data.TableDigest());
        using var held = folder.Lock(patience, cancellation);
        if (folder.Result(origin) is { } finished)
        {
            return finished;
        }

        folder.Begin(origin);
        var experiment = new Experiment(folder.Run);
        experiment.Process(data, run.Recipe, cancellation);
        Train(experiment, data, epochs, cancellation);
        var result = StudyRunResult.Of(run, origin, experiment.Evaluate(run.Network, cancellation: cancellation));
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
        if (run.TrainedBy is { } recipe)
        {
            // As long as it takes: another process may be training it.
            var other = run with
            {
                RecipeName = recipe,
                TrainedBy = null,
            };
            var from = folder.Beside(other);
            new StudyExperiment(other, from).Run(data, epochs, TimeSpan.MaxValue, cancellation);
            from.Run.Of(run.Network).CopyTrainingTo(folder.Run.Of(run.Network));
            return;
        }

        var request = new TrainingRequest
        {
            Seed = run.Seed,
            Epochs = run.Epochs,
            Resume = true,
        };
        experiment.Train(run.Network, request, epochs, cancellation: cancellation);
    }
}
