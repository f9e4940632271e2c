using System.Diagnostics;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of whole commands of the command line <c>ecg</c>.</summary>
internal sealed class ProgramMeasurements : IMeasurementFamily
{
    private static readonly string _program = Path.Combine(AppContext.BaseDirectory, "ecg.dll");

    public IEnumerable<Measurement> Measurements =>
        [
            new("help", "Start the command line: ecg --help.", Help),
            new("demo.make", "Simulate the demo dataset, 450 recordings.", Demo),
            new("run.demo", "Run all notebooks on new demo data: ecg demo, ecg run. Takes minutes.", Run),
        ];

    private static Measured Help() =>
        new Timing { WarmUp = TimeSpan.FromSeconds(0.5), FewestRuns = 15 }.Measure(
            () => Ecg("--help"),
            threads: Environment.ProcessorCount,
            note: "from the start to the end of the process"
        );

    private static Measured Demo()
    {
        var options = new DemoOptions();
        var folder = Path.Combine(BenchData.Folder, "demo");
        var timing = new Timing { WarmUp = TimeSpan.FromMilliseconds(1), FewestRuns = 3 };
        return timing.Measure(
            () => DemoData.Make(folder, options),
            options.Recordings,
            options.Threads,
            "recordings of 12 leads at 500 and 100 Hz"
        );
    }

    private static Measured Run()
    {
        var folder = Directory.CreateDirectory(Path.Combine(BenchData.Folder, $"run-{Environment.ProcessId}")).FullName;
        var data = Path.Combine(folder, "demo");
        var before = NotebookRuns();
        try
        {
            // The demo data get a new folder, so that no results of earlier runs are reused.
            return Timing.Once.Measure(
                () =>
                {
                    Ecg("demo", "--out", data);
                    Ecg("run", "--data", data, "--out", Path.Combine(folder, "out"));
                },
                threads: Environment.ProcessorCount,
                note: "one repetition, from no data to the report"
            );
        }
        finally
        {
            foreach (var made in NotebookRuns().Except(before).Append(folder))
            {
                Directory.Delete(made, recursive: true);
            }
        }
    }

    // The notebooks store their results, such as the weights of both networks, in these folders, which are deleted afterwards.
    private static string[] NotebookRuns()
    {
        var folder = Path.Combine(Path.GetDirectoryName(DemoData.DefaultFolder)!, "..", "runs", "notebooks");
        return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
    }

    private static void Ecg(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [_program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new EcgException(
                $"ecg {string.Join(' ', arguments)} ended with exit code {process.ExitCode}: {errors.Result.Trim()}",
                "Run this command by itself to see all of its output."
            );
        }
    }
}
