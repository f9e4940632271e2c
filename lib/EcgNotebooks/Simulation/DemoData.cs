using EcgNotebooks.Files;

namespace EcgNotebooks.Simulation;

/// <summary>The demo dataset: a folder in PTB-XL's layout with simulated recordings, generated on first use.</summary>
internal static class DemoData
{
    /// <summary>The folder data/demo of the clone, or of the user's application data where there is no clone.</summary>
    public static string DefaultFolder => Path.Combine(Repository.Home, "data", "demo");

    /// <summary>Returns whether a dataset folder contains the file that marks simulated data.</summary>
    public static bool IsDemo(string folder) => File.Exists(Path.Combine(folder, DemoTexts.MarkerName));

    /// <summary>Returns whether a file, which need not exist, lies in a demo.</summary>
    public static bool Holds(string path)
    {
        for (
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            folder is not null;
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (IsDemo(folder))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the note that figures show: that the data are simulated, or nothing.</summary>
    public static string Note(bool simulated) => simulated ? "Simulated data" : "";

    /// <summary>Generates the demo unless the folder already holds one.</summary>
    /// <param name="folder">The folder of the demo.</param>
    /// <param name="options">The options that the demo must have; null accepts any demo that this version generated.</param>
    /// <param name="progress">Called after each recording.</param>
    /// <param name="cancellation">Cancels the generation; no files are left behind.</param>
    /// <exception cref="EcgException">The folder holds other files, or can't be written.</exception>
    public static void EnsureMade(
        string folder,
        DemoOptions? options = null,
        IProgress<DemoProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        if (!HasMarker(folder, options is null ? DemoTexts.AnyOfThisVersion : DemoTexts.FirstLine(options)))
        {
            Make(folder, options, progress, cancellation);
        }
    }

    /// <summary>Generates the demo in a temporary folder and renames it in one step; an existing demo is replaced.</summary>
    /// <remarks>
    /// A process that is killed leaves either no demo or a complete one. If two processes generate the demo at the same time, the
    /// first to finish wins, and the other uses its result.
    /// </remarks>
    /// <exception cref="EcgException">The folder holds files other than a demo, or can't be written.</exception>
    public static void Make(
        string folder,
        DemoOptions? options = null,
        IProgress<DemoProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new DemoOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Recordings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var isReplacement = IsDemo(full);
        try
        {
            AtomicFolder.Write(
                full,
                unfinished => new DemoTree(unfinished, options).Write(progress, cancellation),
                IsDemo,
                there => !isReplacement && HasMarker(there, DemoTexts.FirstLine(options))
            );
        }
        catch (Exception e) when (FindIOError(e) is { } ioError)
        {
            throw new EcgException(
                $"{full}: the demo can't be written ({ioError.Message})",
                "Check permissions and free space, or set ECG_PTBXL_DIR to a PTB-XL folder.",
                e
            );
        }
    }

    private static Exception? FindIOError(Exception e) =>
        e switch
        {
            AggregateException all => all
                .InnerExceptions.Select(FindIOError)
                .FirstOrDefault(inner => inner is not null),
            IOException or UnauthorizedAccessException => e,
            _ => null,
        };

    private static bool HasMarker(string folder, string beginning)
    {
        try
        {
            var marker = Path.Combine(folder, DemoTexts.MarkerName);
            return RegularFile.ReadLines(marker).FirstOrDefault()?.StartsWith(beginning, StringComparison.Ordinal)
                ?? false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
