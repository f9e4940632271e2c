using System.Diagnostics;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks;
using EcgNotebooks.Training;

namespace EcgNotebooks.Studies;

/// <summary>Estimates how long the trainings and predictions of a study take on this machine, from a few measured steps.</summary>
/// <param name="sweep">The study with its dataset.</param>
internal sealed class StudyDuration(Sweep sweep)
{
    // The first step allocates memory and translates code, so that it is much slower than the others.
    private const int Steps = 4;

    private readonly Dictionary<string, (int Train, int All)> _rows = [];

    /// <summary>Returns the time for the given runs if all processors work on them.</summary>
    /// <param name="runs">The runs that are left to do.</param>
    /// <param name="cancellation">Cancels the measurement between steps.</param>
    /// <exception cref="EcgException">The table can't be used.</exception>
    public TimeSpan Of(IReadOnlyList<StudyRun> runs, CancellationToken cancellation)
    {
        var table = PtbXlTable.Read(sweep.Data.TablePath, cancellation);
        var total = TimeSpan.Zero;
        foreach (var group in runs.GroupBy(run => run.Network))
        {
            var (step, prediction) = Measure(group.First(), cancellation);
            foreach (var run in group)
            {
                total += Of(run, Rows(run, table), step, prediction);
            }
        }

        return total;
    }

    private static TimeSpan Of(StudyRun run, (int Train, int All) rows, TimeSpan step, TimeSpan prediction)
    {
        var batch = run.Recipe.TrainingOf(run.Network).BatchSize;
        var steps = run.TrainedBy is null ? (rows.Train + batch - 1) / batch * run.Epochs : 0;
        // Both sets of weights predict every row, and each epoch those of validation, about a seventh of them.
        var predicted = rows.All * 2 + (run.TrainedBy is null ? rows.All / 7 * run.Epochs : 0);
        return step * steps + prediction * predicted;
    }

    private (int Train, int All) Rows(StudyRun run, PtbXlTable table)
    {
        if (!_rows.TryGetValue(run.RecipeName, out var rows))
        {
            var labelled = run.Recipe.Select(table.Rows).Label(run.Recipe.Labelling);
            var prepared = Preparation.Of(labelled, run.Recipe);
            _rows[run.RecipeName] = rows = (prepared.Split.Train.Count, prepared.Table.Rows.Count);
        }

        return rows;
    }

    private static (TimeSpan Step, TimeSpan Prediction) Measure(StudyRun run, CancellationToken cancellation)
    {
        var options = run.Recipe.TrainingOf(run.Network) with { Epochs = 1 };
        using var network = run.Recipe.Create(run.Network, options.Seed);
        var examples = Examples(run, options.BatchSize);
        var batches = new BatchTimes();
        new Trainer(options).Fit(network, examples, examples.At([0, 1]), batches: batches, cancellation: cancellation);
        var clock = Stopwatch.StartNew();
        _ = network.Predict(examples, cancellation: cancellation);
        return (batches.Median, clock.Elapsed / examples.Count);
    }

    // What a step costs doesn't depend on the values.
    private static ArrayExamples Examples(StudyRun run, int batch)
    {
        var (channels, samples) = (run.Leads.Count, run.Recipe.Signal.Samples);
        var random = new Random(0);
        float[] Signal() => [.. Enumerable.Range(0, channels * samples).Select(_ => random.NextSingle() - 0.5f)];
        var count = batch * Steps;
        return new(
            [.. Enumerable.Range(0, count).Select(_ => Signal())],
            [.. Enumerable.Range(0, count).Select(i => i % 2)],
            channels
        );
    }

    private sealed class BatchTimes : IProgress<BatchReport>
    {
        private readonly List<TimeSpan> _ends = [];

        public TimeSpan Median
        {
            get
            {
                TimeSpan[] steps = [.. _ends.Skip(1).Zip(_ends, (end, before) => end - before).Order()];
                return steps[steps.Length / 2];
            }
        }

        public void Report(BatchReport value) => _ends.Add(value.Elapsed);
    }
}
