using EcgNotebooks.Datasets;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Bench;

/// <summary>Inputs, made on first use and kept in the folder for temporary files.</summary>
internal static class BenchData
{
    /// <summary>Rows of PTB-XL 1.0.3's table.</summary>
    public const int TableRows = 21_799;

    /// <summary>Where inputs are kept.</summary>
    public static string Folder => Path.Combine(Path.GetTempPath(), "EcgNotebooks.Bench");

    /// <summary>A table of PTB-XL's size, without recordings; that of ECG_BENCH_TABLE where it is set.</summary>
    public static string Table =>
        Environment.GetEnvironmentVariable("ECG_BENCH_TABLE") is { Length: > 0 } named
            ? named
            : Path.Combine(
                Made("table", new DemoOptions { Recordings = TableRows, TableOnly = true }),
                PtbXlTable.FileName
            );

    /// <summary>The demo.</summary>
    public static PtbXl Demo => PtbXl.Open(Made("demo", new DemoOptions()));

    /// <summary>A tree with few recordings.</summary>
    public static PtbXl Recordings => PtbXl.Open(Made("recordings", new DemoOptions { Recordings = 16 }));

    private static string Made(string name, DemoOptions options)
    {
        var folder = Path.Combine(Folder, name);
        DemoData.EnsureMade(folder, options);
        return folder;
    }
}
