using EcgNotebooks.Experiments;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of loading a run's tables and signals, which precedes the first batch of training and evaluation.</summary>
internal sealed class RunMeasurements : IMeasurementFamily
{
    public IEnumerable<Measurement> Measurements =>
        [
            new("signals.read", "Read a run's tables, then read its recordings one by one.", Read),
            new("signals.map", "Read a run's tables, then map and verify the cache file with its signals.", Map),
        ];

    private static Measured Read()
    {
        var folder = Processed();
        return Measure(folder, ReadRecordings);
    }

    private static Measured Map()
    {
        var folder = Processed();
        MapSignals(ProcessedRun.Read(folder));
        if (!File.Exists(folder.Signals))
        {
            // Recordings that were written a moment ago aren't cached yet.
            Thread.Sleep(TimeSpan.FromSeconds(3));
            MapSignals(ProcessedRun.Read(folder));
        }

        return Measure(folder, MapSignals);
    }

    private static void ReadRecordings(ProcessedRun run)
    {
        foreach (var part in Enum.GetValues<Part>())
        {
            RecordingExamples.Load(run.Rows(part), run.Manifest.Recipe.Signal, run.Recording);
        }
    }

    private static void MapSignals(ProcessedRun run)
    {
        foreach (var part in Enum.GetValues<Part>())
        {
            run.Examples(part);
        }
    }

    private static Measured Measure(RunFolder folder, Action<ProcessedRun> prepare)
    {
        var recordings = ProcessedRun.Read(folder).Balanced.Rows.Select(r => r.FilenameHr).Distinct().Count();
        return Timing.Quick.Measure(
            () => prepare(ProcessedRun.Read(folder)),
            recordings,
            Environment.ProcessorCount,
            "recordings, lead I, warm"
        );
    }

    private static RunFolder Processed()
    {
        var folder = new RunFolder(Path.Combine(BenchData.Folder, "run"));
        new Experiment(folder).Process(BenchData.Demo, Recipe.Published);
        return folder;
    }
}
