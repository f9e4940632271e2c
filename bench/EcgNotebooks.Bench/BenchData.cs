using EcgNotebooks.Datasets;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Bench;

/// <summary>The inputs of the measurements, created on first use and cached in the folder for temporary files.</summary>
internal static class BenchData
{
    /// <summary>The number of rows in the table of PTB-XL 1.0.3.</summary>
    public const int TableRows = 21_799;

    /// <summary>The folder of the inputs.</summary>
    public static string Folder => Path.Combine(Path.GetTempPath(), "EcgNotebooks.Bench");

    /// <summary>The path of a table of PTB-XL's size without recordings, or the path in ECG_BENCH_TABLE if that is set.</summary>
    public static string Table =>
        Environment.GetEnvironmentVariable("ECG_BENCH_TABLE") is { Length: > 0 } path
            ? path
            : Path.Combine(
                EnsureCreated("table", new DemoOptions { Recordings = TableRows, TableOnly = true }),
                PtbXlTable.FileName
            );

    /// <summary>The demo dataset.</summary>
    public static PtbXl Demo => PtbXl.Open(EnsureCreated("demo", new DemoOptions()));

    /// <summary>A dataset with 16 recordings.</summary>
    public static PtbXl Recordings => PtbXl.Open(EnsureCreated("recordings", new DemoOptions { Recordings = 16 }));

    private static string EnsureCreated(string name, DemoOptions options)
    {
        var folder = Path.Combine(Folder, name);
        DemoData.EnsureMade(folder, options);
        return folder;
    }
}
