using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Reproductions;

/// <summary>The recordings that recipes need and a dataset lacks; they are fetched after the user agreed.</summary>
/// <param name="data">The dataset.</param>
/// <param name="recipes">The recipes.</param>
internal sealed class MissingRecordings(PtbXl data, IReadOnlyList<Recipe> recipes)
{
    // Ten seconds at 500 samples per second, twelve leads of two bytes.
    private const double BytesOfRecording = 120_000;

    /// <summary>Fetches what is missing, after asking unless the user has already agreed.</summary>
    /// <param name="agreed">Whether the user has agreed on the command line.</param>
    /// <param name="source">Where to fetch from; null for PhysioNet.</param>
    /// <param name="cancellation">Cancels the download; finished files are kept.</param>
    /// <exception cref="EcgException">Recordings are missing, and the user didn't agree, or they can't be fetched.</exception>
    public async Task FetchAsync(bool agreed, string? source, CancellationToken cancellation)
    {
        var missing = Rows(PtbXlTable.Read(data.TablePath, cancellation)).Count(row => !IsThere(row));
        if (missing == 0)
        {
            return;
        }

        var what = $"{missing:N0} recordings ({FetchDisplay.Size(missing * BytesOfRecording)}) of {data.Root}";
        if (!agreed && !Ask($"{what} are missing. Fetch them from {source ?? "PhysioNet"} now? [y/N] "))
        {
            throw new EcgException(
                $"{what} are missing.",
                "Run the command again with --fetch to download them, or name a folder that has them with --data."
            );
        }

        await DownloadAsync(data.Root, source, Rows, cancellation);
        missing = Rows(PtbXlTable.Read(data.TablePath, cancellation)).Count(row => !IsThere(row));
        if (missing > 0)
        {
            throw new EcgException(
                $"{missing:N0} recordings couldn't be fetched.",
                "Run the command again to continue."
            );
        }
    }

    /// <summary>Downloads the table, and the recordings that are chosen from it.</summary>
    public static async Task DownloadAsync(
        string folder,
        string? source,
        Func<PtbXlTable, IEnumerable<PtbXlRow>> choose,
        CancellationToken cancellation
    )
    {
        var options = new FetchOptions { Seed = Environment.ProcessId };
        using var opened = DatasetSource.Open(source ?? PtbXlRelease.Address(PtbXlRelease.Latest).AbsoluteUri, options);
        var scope = new FetchScope(RecordingRates.Hz500, choose);
        _ = await FetchDisplay.ShowAsync(progress =>
            new PtbXlFetch(opened, options).RunAsync(folder, scope, progress, cancellation)
        );
    }

    /// <summary>Returns the rows that one of the recipes reads.</summary>
    public IEnumerable<PtbXlRow> Rows(PtbXlTable table) => Rows(table, recipes);

    /// <summary>Returns the rows that one of the recipes reads.</summary>
    public static IEnumerable<PtbXlRow> Rows(PtbXlTable table, IEnumerable<Recipe> recipes) =>
        recipes.SelectMany(recipe => RequiredRecordings.Of(table, recipe)).DistinctBy(row => row.EcgId);

    private bool IsThere(PtbXlRow row)
    {
        var path = data.RecordPath(row.FilenameHr);
        return File.Exists(path + ".hea") && File.Exists(path + ".dat");
    }

    // Without a terminal nobody can answer.
    private static bool Ask(string question)
    {
        if (System.Console.IsInputRedirected || !StandardError.IsTerminal)
        {
            return false;
        }

        System.Console.Error.Write(question);
        return System.Console.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
