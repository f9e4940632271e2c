using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Experiments;
using EcgNotebooks.Training;

namespace EcgNotebooks.Studies;

/// <summary>Completes one run of a study in its own folder: process, train and evaluate.</summary>
/// <remarks>A run resumes where an earlier process was stopped or killed, and gives the same result bit for bit.</remarks>
/// <param name="run">The run.</param>
/// <param name="folder">Folder of the run.</param>
internal sealed class StudyExperiment(StudyRun run, StudyRunFolder folder)
{
    /// <summary>Completes the run and returns its result; a finished run isn't repeated.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="epochs">Called after every epoch.</param>
    /// <param name="cancellation">Cancels the run; finished epochs are kept in the folder.</param>
    /// <exception cref="EcgException">
    /// The data can't be used, or the folder can't be written or is locked by another process.
    /// </exception>
    public StudyRunResult Run(
        PtbXl data,
        IProgress<EpochReport>? epochs = null,
        CancellationToken cancellation = default
    ) => Run(data, epochs, StudyRunFolder.LockTimeout, cancellation);

    /// <summary>Completes the run, or waits for the process that is running it, and returns its result.</summary>
    /// <inheritdoc cref="Run(PtbXl, IProgress{EpochReport}, CancellationToken)"/>
    internal StudyRunResult RunOrWait(PtbXl data, CancellationToken cancellation) =>
        Run(data, null, TimeSpan.MaxValue, cancellation);

    private StudyRunResult Run(
        PtbXl data,
        IProgress<EpochReport>? epochs,
        TimeSpan lockTimeout,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        var origin = StudyRunOrigin.Of(run, data.TableDigest());
        using var held = folder.Lock(lockTimeout, cancellation);
        if (folder.Result(origin) is { } finished)
        {
            return finished;
        }

        folder.Begin(origin);
        var experiment = new Experiment(folder.Run);
        experiment.Process(data, run.Recipe, cancellation);
        Train(experiment, data, epochs, cancellation);
        var report = experiment.Evaluate(run.Network, cancellation: cancellation);
        var result = StudyRunResult.Of(run, origin, report, Baseline(experiment, cancellation));
        // The signal cache is by far the largest file, and a finished run doesn't need it.
        File.Delete(folder.Run.Signals);
        folder.Write(result);
        return result;
    }

    // The results of the network stand even where no baseline can be fitted.
    private BaselineEvidence? Baseline(Experiment experiment, CancellationToken cancellation)
    {
        try
        {
            return experiment.CompareWithBaseline(run.Network, cancellation: cancellation);
        }
        catch (EcgException)
        {
            return null;
        }
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
            // Another process may be training it, so this one waits without a limit.
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
