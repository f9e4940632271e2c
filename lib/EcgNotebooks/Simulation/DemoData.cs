using EcgNotebooks.Files;

namespace EcgNotebooks.Simulation;

/// <summary>The demo: a tree in PTB-XL's layout with simulated recordings, made where and when it is needed.</summary>
public static class DemoData
{
    /// <summary>data/demo of the clone, else of a folder in the user's own data.</summary>
    public static string DefaultFolder => Path.Combine(Checkout.Home, "data", "demo");

    /// <summary>Whether a tree says of itself that it is simulated.</summary>
    public static bool IsDemo(string folder) => File.Exists(Path.Combine(folder, DemoTexts.MarkerName));

    /// <summary>What a figure says of its data: that they are simulated, or nothing.</summary>
    public static string Note(bool simulated) => simulated ? "Simulated data" : "";

    /// <summary>Makes the demo unless the folder already holds one.</summary>
    /// <param name="folder">Where the demo is or shall be.</param>
    /// <param name="options">Which demo it has to be; null takes any that this version made.</param>
    /// <param name="progress">Told after each recording.</param>
    /// <param name="cancellation">Gives up and leaves nothing behind.</param>
    /// <exception cref="EcgException">The folder holds something else, or can't be written.</exception>
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

    /// <summary>Makes the demo beside its folder and puts it there in one step; a demo there is replaced.</summary>
    /// <remarks>Killed at any moment it leaves either no demo or a complete one. Of two that make it at the same time
    /// the first to finish wins, and the other takes what it finds.</remarks>
    /// <exception cref="EcgException">The folder holds something else than a demo, or can't be written.</exception>
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
        var remade = IsDemo(full);
        try
        {
            AtomicFolder.Write(
                full,
                unfinished => new DemoTree(unfinished, options).Write(progress, cancellation),
                IsDemo,
                there => !remade && HasMarker(there, DemoTexts.FirstLine(options))
            );
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            throw new EcgException(
                $"{full}: the demo can't be written ({refusal.Message})",
                "Check permissions and free space, or set ECG_PTBXL_DIR to a PTB-XL folder.",
                e
            );
        }
    }

    private static Exception? Refusal(Exception e) =>
        e switch
        {
            AggregateException all => all.InnerExceptions.Select(Refusal).FirstOrDefault(inner => inner is not null),
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
