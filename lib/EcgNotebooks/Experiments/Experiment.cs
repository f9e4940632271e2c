using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Files;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>The experiment in a run folder, verb by verb: process, train, evaluate.</summary>
/// <remarks>Each verb has the run folder to itself; a second command on it is refused.</remarks>
/// <param name="run">The run folder.</param>
/// <param name="patience">How long a verb waits for another command to leave the run folder; by default not at all.</param>
public sealed class Experiment(RunFolder run, TimeSpan patience = default)
{
    /// <summary>Steps 1 to 5 on the table alone; the run folder then holds the tables.</summary>
    /// <exception cref="EcgException">The table can't be read or has no NORM or IMI rows, or the folder can't be written.</exception>
    /// <exception cref="LeakException">The rows leak in a way that the recipe doesn't ask for.</exception>
    public ProcessReport Process(PtbXl data, Recipe recipe, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recipe);
        using var held = run.Lock(patience, cancellation);
        return ProcessHeld(data, recipe, cancellation);
    }

    /// <summary>Steps 1 to 5, where the run folder doesn't hold their tables yet.</summary>
    /// <inheritdoc cref="Process"/>
    internal void EnsureProcessed(PtbXl data, Recipe recipe, CancellationToken cancellation = default)
    {
        if (File.Exists(run.Manifest))
        {
            return;
        }

        using var held = run.Lock(patience, cancellation);
        // Another process may have made them during the wait, and gone on with them.
        if (!File.Exists(run.Manifest))
        {
            _ = ProcessHeld(data, recipe, cancellation);
        }
    }

    private ProcessReport ProcessHeld(PtbXl data, Recipe recipe, CancellationToken cancellation)
    {
        var table = PtbXlTable.Read(data.TablePath, cancellation);
        var selected = new Selection(recipe.Selection).Select(table.Rows);
        var labelled = selected.Label(recipe.Labelling);
        var guarded = Preparation.Of(labelled, recipe);
        var (balanced, split) = (guarded.Table, guarded.Split);

        // The manifest is the commit point: without it the tables of an interrupted run are not taken for complete.
        AtomicFile.Delete(run.Manifest);
        table.WriteRows(run.Selected, selected.Rows);
        balanced.Write(run.Balanced);
        split.Write(run.Split);
        new RunManifest(recipe, Path.GetFullPath(data.Root), data.TableDigest(), data.IsDemo).Write(run);
        return new ProcessReport(
            selected.Counts,
            labelled.Counts,
            Labeller.CountAsPrinted(selected.Rows),
            balanced.Rows.Count,
            balanced.Rows.Count(row => row.Synthetic),
            split,
            SharedRows.Count(split, balanced),
            guarded.Warnings(),
            recipe.SplitRule == SplitRule.Folds ? FoldSplit.Of(balanced) : null
        );
    }

    /// <summary>Trains one network on the processed run; weights and history go to the network's folder after every epoch.</summary>
    /// <exception cref="EcgException">The run isn't processed, or a recording can't be read.</exception>
    public TrainingHistory Train(
        NetworkKind network,
        TrainingRequest request,
        IProgress<EpochReport>? epochs = null,
        IProgress<BatchReport>? batches = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        using var held = run.Lock(patience, cancellation);
        var processed = ProcessedRun.Read(run, network);
        var options = request.Apply(processed.Manifest.Recipe.TrainingOf(network));
        var train = TrainingExamples.Of(processed, cancellation);
        var validation = processed.Examples(Part.Validation, cancellation);
        using var classifier = processed.Manifest.Recipe.Create(network, options.Seed);
        var input = processed.Manifest.Recipe.Signal.ToJson();
        var folder = new CheckpointFolder(run.Of(network).Root, processed.Manifest.Digest, input);
        var trainer = new Trainer(options);
        var history = request.Resume
            ? trainer.Resume(classifier, train, validation, folder, epochs, batches, cancellation)
            : trainer.Fit(classifier, train, validation, folder, epochs, batches, cancellation);
        // The last epoch is told of after it was written.
        LockedFolder.ThrowIfGone(folder.LastFile);
        return history;
    }

    /// <summary>Predicts and judges a trained network; predictions, metrics and figures go to the network's folder.</summary>
    /// <exception cref="EcgException">The run isn't processed or trained, or a recording can't be read.</exception>
    /// <param name="network">The network.</param>
    /// <param name="bootstrap">How intervals are made; null for 2,000 resamples at 95 %.</param>
    /// <param name="progress">Hears of each part that is predicted.</param>
    /// <param name="cancellation">Stops between recordings.</param>
    public NetworkReport Evaluate(
        NetworkKind network,
        BootstrapOptions? bootstrap = null,
        IProgress<Part>? progress = null,
        CancellationToken cancellation = default
    )
    {
        using var held = run.Lock(patience, cancellation);
        var processed = ProcessedRun.Read(run, network);
        var folder = run.Of(network);
        var report = new NetworkEvaluation(processed, network).Run(folder, bootstrap, progress, cancellation);

        // The bundle says what the other files are of: while they are replaced it would say it of a mixture.
        AtomicFile.Delete(folder.Bundle);
        report.Tested.Predictions.Write(folder.Predictions);
        report.Other.Predictions.Write(folder.OtherPredictions);
        report.Write(folder.Metrics);
        report.Evidence.Save(folder.Evidence);
        new RunFigures(processed, folder).Write(report);
        PredictionBundle.Of(run, processed, folder, cancellation).Write(folder.Bundle);
        return report;
    }

    /// <summary>The report of an earlier evaluation; null where there is none of just this table, training, recordings and code.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellation">Ends the wait for the folder, and stops between recordings.</param>
    /// <exception cref="EcgException">The run isn't processed, or a file can't be read.</exception>
    public NetworkReport? Evaluated(NetworkKind network, CancellationToken cancellation = default)
    {
        using var held = run.Lock(patience, cancellation);
        var (processed, folder) = (ProcessedRun.Read(run), run.Of(network));
        string[] written = [folder.Bundle, folder.Metrics, folder.Evidence];
        if (
            !written.All(File.Exists)
            || !PredictionBundle.Read(folder.Bundle).IsOf(run, processed, folder, cancellation)
        )
        {
            return null;
        }

        var (tested, other) = (Predictions.Read(folder.Predictions), Predictions.Read(folder.OtherPredictions));
        return processed.Manifest.Report(network, tested, other, bootstrap: null);
    }

    /// <summary>Compares both networks by their predictions; comparison.json and its figure go to the run folder.</summary>
    /// <param name="bootstrap">How intervals are made; null for 2,000 resamples at 95 %.</param>
    /// <param name="cancellation">Ends the wait for the folder.</param>
    /// <returns>Null where the run's recipe isn't evaluated with both, as they are trained now; a comparison of earlier predictions is then removed.</returns>
    /// <exception cref="EcgException">The run isn't processed, a file can't be read, or the folder can't be written.</exception>
    public PairedEvidence? Compare(BootstrapOptions? bootstrap = null, CancellationToken cancellation = default)
    {
        using var held = run.Lock(patience, cancellation);
        var comparison = new RunComparison(run);
        if (!comparison.IsCurrent)
        {
            comparison.Remove();
            return null;
        }

        var evidence = comparison.Of(bootstrap);
        comparison.Write(evidence);
        return evidence;
    }
}
