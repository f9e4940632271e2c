using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Evaluation.Usefulness;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;
using EcgNotebooks.Labels;
using EcgNotebooks.Simulation;
using EcgNotebooks.Splitting;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Runs the verbs of an experiment in a run folder: process, train, evaluate and compare.</summary>
/// <remarks>Each verb locks the run folder, so a second command on the same folder fails or waits.</remarks>
/// <param name="run">The run folder.</param>
/// <param name="lockTimeout">
/// How long a verb waits for another command to release the run folder; by default it doesn't wait.
/// </param>
/// <example>
/// <code>
/// var experiment = new Experiment(new RunFolder("runs/first"));
/// experiment.Process(PtbXl.Open(), Recipe.LeakFree);
/// experiment.Train(NetworkKind.Cnn, new TrainingRequest { Epochs = 5 });
/// var report = experiment.Evaluate(NetworkKind.Cnn);
/// Console.WriteLine(report.ToTable());
/// </code>
/// </example>
public sealed class Experiment(RunFolder run, TimeSpan lockTimeout = default)
{
    /// <summary>Called with the name of each set of weights, last or best, before the rows are predicted with it.</summary>
    internal IProgress<string>? PredictedWeights { get; init; }

    /// <summary>
    /// Runs steps 1 to 5, which need only the table of the dataset, and writes their tables to the run folder.
    /// </summary>
    /// <exception cref="EcgException">
    /// The table can't be read or has no NORM or IMI rows, or the folder can't be written.
    /// </exception>
    /// <exception cref="LeakException">The rows have a data leakage that the recipe doesn't name as known.</exception>
    public ProcessReport Process(PtbXl data, Recipe recipe, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recipe);
        return Process(data, recipe, OnTrainedNetworks.Keep, cancellation);
    }

    /// <summary>Runs steps 1 to 5, with a choice of what happens to networks that were trained on earlier tables.</summary>
    /// <inheritdoc cref="Process(PtbXl, Recipe, CancellationToken)"/>
    internal ProcessReport Process(
        PtbXl data,
        Recipe recipe,
        OnTrainedNetworks trained,
        CancellationToken cancellation = default
    )
    {
        using var held = run.Lock(lockTimeout, cancellation);
        if (trained == OnTrainedNetworks.Refuse && ExistingTraining.FindAll(run) is { Count: > 0 } trainings)
        {
            throw ExistingTraining.TablesProtected(trainings);
        }

        return ProcessLocked(data, recipe, trained, cancellation);
    }

    /// <summary>Runs steps 1 to 5 unless the run folder has their tables already.</summary>
    /// <inheritdoc cref="Process(PtbXl, Recipe, CancellationToken)"/>
    internal void EnsureProcessed(PtbXl data, Recipe recipe, CancellationToken cancellation = default)
    {
        if (File.Exists(run.Manifest))
        {
            return;
        }

        using var held = run.Lock(lockTimeout, cancellation);
        // Another process may have written them during the wait, and may have continued with them.
        if (!File.Exists(run.Manifest))
        {
            _ = ProcessLocked(data, recipe, OnTrainedNetworks.Keep, cancellation);
        }
    }

    private ProcessReport ProcessLocked(
        PtbXl data,
        Recipe recipe,
        OnTrainedNetworks trained,
        CancellationToken cancellation
    )
    {
        var table = PtbXlTable.Read(data.TablePath, cancellation);
        var selected = recipe.Select(table.Rows);
        var labelled = selected.Label(recipe.Labelling);
        var checkedSplit = Preparation.Of(labelled, recipe);
        var (balanced, split) = (checkedSplit.Table, checkedSplit.Split);

        // The manifest is the commit point: without it, the tables of an interrupted run don't count as complete.
        AtomicFile.Delete(run.Manifest);
        if (trained == OnTrainedNetworks.Remove)
        {
            run.RemoveNetworks();
        }

        table.WriteRows(run.Selected, selected.Rows);
        balanced.Write(run.Balanced);
        split.Write(run.Split);
        new RunManifest(recipe, Path.GetFullPath(data.Root), data.TableDigest(), data.IsDemo).Write(run);
        return new ProcessReport(
            selected.Counts,
            labelled.Counts,
            Labeller.CountAsPublished(selected.Rows),
            balanced.Rows.Count,
            balanced.Rows.Count(row => row.Synthetic),
            split,
            LeakageCounts.Count(split, balanced),
            checkedSplit.Warnings()
        )
        {
            FoundLeaks = checkedSplit.Found.ToDictionary(leak => leak.Key, leak => leak.Value.Count),
            Folds = recipe.SplitRule == SplitRule.Folds ? FoldSplit.Of(balanced) : null,
        };
    }

    /// <summary>
    /// Trains one network on the processed run, and writes weights and history to its folder after every epoch.
    /// </summary>
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
        using var held = run.Lock(lockTimeout, cancellation);
        var processed = ProcessedRun.Read(run, network);
        var existing = ExistingTraining.Find(run.Of(network));
        var options = request.Apply(processed.Manifest.Recipe.TrainingOf(network), existing);
        request.ThrowIfProtected(existing, options.Epochs);
        var train = TrainingExamples.Of(processed, cancellation);
        var validation = processed.Examples(Part.Validation, cancellation);
        using var classifier = processed.Manifest.Recipe.Create(network, options.Seed);
        var input = processed.Manifest.Recipe.Signal.ToJson();
        var folder = new CheckpointFolder(run.Of(network).Root, processed.Manifest.Digest, input);
        var trainer = new Trainer(options);
        var history = request.Resume
            ? trainer.Resume(classifier, train, validation, folder, epochs, batches, cancellation)
            : trainer.Fit(classifier, train, validation, folder, epochs, batches, cancellation);
        // The last epoch was reported after it had been written, so its file must still be there.
        LockedFolder.ThrowIfGone(folder.LastFile);
        return history;
    }

    /// <summary>Evaluates a trained network, and writes predictions, measures and figures to its folder.</summary>
    /// <exception cref="EcgException">The run isn't processed or trained, or a recording can't be read.</exception>
    /// <param name="network">The network.</param>
    /// <param name="bootstrap">Options of the bootstrap; null for 2,000 resamples at 95 %.</param>
    /// <param name="progress">Called before each part of the split is predicted.</param>
    /// <param name="cancellation">Cancels the evaluation between recordings.</param>
    public NetworkReport Evaluate(
        NetworkKind network,
        BootstrapOptions? bootstrap = null,
        IProgress<Part>? progress = null,
        CancellationToken cancellation = default
    )
    {
        using var held = run.Lock(lockTimeout, cancellation);
        var processed = ProcessedRun.Read(run, network);
        var folder = run.Of(network);
        var report = new NetworkEvaluation(processed, network, PredictedWeights).Run(
            folder,
            bootstrap,
            progress,
            cancellation
        );

        // The bundle describes the other files. It is deleted first, so that it never describes a mixture of old and new ones.
        AtomicFile.Delete(folder.Bundle);
        // So is what was computed from the earlier predictions, which would be taken for results of these.
        foreach (var file in folder.ComputedFromPredictions)
        {
            AtomicFile.Delete(file);
        }

        report.Tested.Predictions.Write(folder.Predictions);
        report.Other.Predictions.Write(folder.OtherPredictions);
        report.Write(folder.Metrics);
        report.Evidence.Save(folder.Evidence);
        new RunFigures(processed, folder).Write(report);
        PredictionBundle.Of(run, processed, folder, cancellation).Write(folder.Bundle);
        return report;
    }

    /// <summary>
    /// Returns the report of an earlier evaluation; null if there is none for this table, training, recordings and
    /// code.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellation">Cancels the wait for the folder, and the reading between recordings.</param>
    /// <exception cref="EcgException">The run isn't processed, or a file can't be read.</exception>
    public NetworkReport? Evaluated(NetworkKind network, CancellationToken cancellation = default)
    {
        using var held = run.Lock(lockTimeout, cancellation);
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

    /// <summary>
    /// Compares an evaluated network with the baseline without an ECG (age and sex), and writes baseline.json to the network's folder.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="bootstrap">Options of the bootstrap; null for 2,000 resamples at 95 %.</param>
    /// <param name="cancellation">Cancels the wait for the folder.</param>
    /// <exception cref="EcgException">
    /// The network isn't evaluated, a part of the run has no rows or only one label, or the folder can't be written.
    /// </exception>
    public BaselineEvidence CompareWithBaseline(
        NetworkKind network,
        BootstrapOptions? bootstrap = null,
        CancellationToken cancellation = default
    )
    {
        using var held = run.Lock(lockTimeout, cancellation);
        var evidence = new RunEvidence(run).Baseline(network, bootstrap);
        evidence.Save(run.Of(network).Baseline);
        return evidence;
    }

    /// <summary>Reports the results of an evaluated network by group of recordings, and writes groups.json to the network's folder.</summary>
    /// <exception cref="EcgException">The network isn't evaluated, or the folder can't be written.</exception>
    internal SubgroupEvidence ReportGroups(
        NetworkKind network,
        BootstrapOptions bootstrap,
        CancellationToken cancellation = default
    )
    {
        using var held = run.Lock(lockTimeout, cancellation);
        var evidence = new RunEvidence(run).Groups(network, bootstrap);
        Draw(run.Of(network).GroupsFigure, evidence.ToFigure(network.Title(), Note));
        evidence.Save(run.Of(network).Groups);
        return evidence;
    }

    /// <summary>Reports what an evaluated network would mean for people of a stated prevalence, and writes usefulness.json.</summary>
    /// <exception cref="EcgException">The network isn't evaluated, or the folder can't be written.</exception>
    internal UsefulnessEvidence ReportUsefulness(
        NetworkKind network,
        double prevalence,
        CancellationToken cancellation = default
    )
    {
        using var held = run.Lock(lockTimeout, cancellation);
        var evidence = new RunEvidence(run).Usefulness(network, prevalence);
        Draw(run.Of(network).UsefulnessFigure, evidence.ToFigure(network.Title(), Note));
        evidence.Save(run.Of(network).Usefulness);
        return evidence;
    }

    /// <summary>
    /// Scores the recordings that the recipe discards with an evaluated network, and writes spectrum.csv, spectrum.json and their figure
    /// to the network's folder.
    /// </summary>
    /// <returns>The results, and the errors of the recordings that can't be read.</returns>
    /// <exception cref="EcgException">
    /// The network isn't evaluated with its present weights, no discarded recording can be scored, or the folder can't be written.
    /// </exception>
    internal (SpectrumEvidence Evidence, IReadOnlyList<string> Problems) ReportSpectrum(
        NetworkKind network,
        BootstrapOptions bootstrap,
        IProgress<SpectrumProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        using var held = run.Lock(lockTimeout, cancellation);
        var folder = run.Of(network);
        var spectrum = new SpectrumRun(run, network);
        var rows = spectrum.Score(progress, cancellation);

        // The bundle comes last: until it has the digest of the new file, the old results are gone and no new ones count.
        var bundle = PredictionBundle.Read(folder.Bundle);
        foreach (var file in folder.SpectrumFiles)
        {
            AtomicFile.Delete(file);
        }

        bundle.With(folder.SpectrumPredictions).Write(folder.Bundle);
        SpectrumFile.Write(folder.SpectrumPredictions, rows);
        var evidence = new RunEvidence(run).Spectrum(network, bootstrap.Level);
        Draw(folder.SpectrumFigure, evidence.ToFigure(network.Title(), Note));
        evidence.Save(folder.Spectrum);
        bundle.With(folder.SpectrumPredictions).Write(folder.Bundle);
        return (evidence, spectrum.Problems);
    }

    private string Note => DemoData.Note(RunManifest.Read(run).Simulated);

    private static void Draw(string path, Figure? figure)
    {
        if (figure is null)
        {
            AtomicFile.Delete(path);
        }
        else
        {
            AtomicFile.WriteText(path, figure.ToSvg());
        }
    }

    /// <summary>
    /// Compares both networks by their predictions, and writes comparison.json and its figure to the run folder.
    /// </summary>
    /// <param name="bootstrap">Options of the bootstrap; null for 2,000 resamples at 95 %.</param>
    /// <param name="cancellation">Cancels the wait for the folder.</param>
    /// <returns>
    /// The comparison; null if not both networks are evaluated with their present weights, in which case an earlier comparison is
    /// removed.
    /// </returns>
    /// <exception cref="EcgException">
    /// The run isn't processed, a file can't be read, or the folder can't be written.
    /// </exception>
    public PairedEvidence? Compare(BootstrapOptions? bootstrap = null, CancellationToken cancellation = default)
    {
        using var held = run.Lock(lockTimeout, cancellation);
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
