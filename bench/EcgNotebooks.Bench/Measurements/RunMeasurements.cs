using EcgNotebooks.Experiments;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>What a training on the demo waits for before its first batch: the run's tables, then the signals.</summary>
internal sealed class RunMeasurements : IMeasurementFamily
{
    public IEnumerable<Measurement> Measurements =>
        [
            new("signals.read", "Read a run's tables, then its training recordings one by one.", Read),
            new("signals.map", "Read a run's tables, then map and verify the file that keeps its signals.", Map),
        ];

    private static Measured Read()
    {
        var folder = Processed();
        return Measure(
            folder,
            () =>
            {
                var run = ProcessedRun.Read(folder);
                var rows = run.Rows(Part.Train);
                string[] files = [.. rows.Select(r => r.FilenameHr)];
                Diagnosis[] labels = [.. rows.Select(r => r.Label)];
                RecordingExamples.Load(files, labels, run.Manifest.Recipe.Signal, run.Recording);
            },
            run => run.Rows(Part.Train).Select(r => r.FilenameHr)
        );
    }

    private static Measured Map()
    {
        var folder = Processed();
        ProcessedRun.Read(folder).Examples(Part.Train);
        if (!File.Exists(folder.Signals))
        {
            // Recordings made a moment ago aren't kept yet.
            Thread.Sleep(TimeSpan.FromSeconds(3));
            ProcessedRun.Read(folder).Examples(Part.Train);
        }

        return Measure(
            folder,
            () => ProcessedRun.Read(folder).Examples(Part.Train),
            run => run.Balanced.Rows.Select(r => r.FilenameHr)
        );
    }

    private static Measured Measure(RunFolder folder, Action work, Func<ProcessedRun, IEnumerable<string>> recordings)
    {
        var count = recordings(ProcessedRun.Read(folder)).Distinct().Count();
        return Timing.Quick.Measure(work, count, Environment.ProcessorCount, "recordings, lead I, warm");
    }

    private static RunFolder Processed()
    {
        var folder = new RunFolder(Path.Combine(BenchData.Folder, "run"));
        new Experiment(folder).Process(BenchData.Demo, Recipe.Published);
        return folder;
    }
}
