using System.Text.Json;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Experiments;

/// <summary>What a network's predictions were made from: with them it is enough to make every table and figure again.</summary>
/// <param name="Recipe">Digest of the recipe.</param>
/// <param name="Table">SHA-256 of the dataset's table.</param>
/// <param name="Recordings">SHA-256 over the signal files of all rows, in the order of their names; null for predictions made elsewhere.</param>
/// <param name="Files">SHA-256 of weights, history and predictions, by file name.</param>
/// <param name="Code">Identity of the code that computes.</param>
public sealed record PredictionBundle(
    string Recipe,
    string Table,
    string? Recordings,
    IReadOnlyDictionary<string, string> Files,
    string Code
)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Describes the predictions that a network's folder holds now.</summary>
    /// <exception cref="EcgException">A file can't be read.</exception>
    internal static PredictionBundle Of(ProcessedRun processed, NetworkFolder folder, CancellationToken cancellation)
    {
        var manifest = processed.Manifest;
        return new(
            manifest.Recipe.Digest,
            manifest.TableDigest,
            processed.RecordingsDigest(cancellation),
            Names(folder).ToDictionary(file => Path.GetFileName(file), FileDigest.Of),
            CodeIdentity.Current
        );
    }

    /// <summary>Describes predictions made elsewhere, as a folder holds them now.</summary>
    /// <exception cref="EcgException">A file can't be read.</exception>
    internal static PredictionBundle OfExternal(Recipe recipe, string table, NetworkFolder folder)
    {
        var predictions = folder.Predictions;
        var files = new Dictionary<string, string> { [Path.GetFileName(predictions)] = FileDigest.Of(predictions) };
        return new(recipe.Digest, table, null, files, CodeIdentity.Current);
    }

    /// <summary>Reads a bundle's file.</summary>
    /// <exception cref="EcgException">The file is missing or damaged.</exception>
    public static PredictionBundle Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PredictionBundle>(RegularFile.ReadAllBytes(path), Json)
                ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be read ({e.Message})", "Run 'ecg evaluate' again.", e);
        }
    }

    /// <summary>Writes the bundle's file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>The files that the folder holds with another content than when it was evaluated, or not any more.</summary>
    /// <exception cref="ContainedPathException">The bundle names a file outside the folder.</exception>
    public IReadOnlyList<string> ChangedFiles(NetworkFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return
        [
            .. Files
                .Where(f =>
                    ContainedPath.Resolve(folder.Root, f.Key) is var path
                    && !(File.Exists(path) && FileDigest.Of(path) == f.Value)
                )
                .Select(f => f.Key),
        ];
    }

    /// <summary>Whether an evaluation of these files, as they are now, would give the same predictions.</summary>
    /// <exception cref="EcgException">A recording can't be read.</exception>
    internal bool IsOf(ProcessedRun processed, NetworkFolder folder, CancellationToken cancellation) =>
        Code == CodeIdentity.Current
        && Recipe == processed.Manifest.Recipe.Digest
        && Table == processed.Manifest.TableDigest
        && Names(folder).Select(file => Path.GetFileName(file)).All(Files.ContainsKey)
        && ChangedFiles(folder).Count == 0
        && Recordings == processed.RecordingsDigest(cancellation);

    /// <summary>A line for each file that changed, and one where the recipe is another.</summary>
    internal IEnumerable<string> Differences(NetworkFolder folder, string recipe) =>
        [
            .. ChangedFiles(folder).Select(file => $"{file}: not the file that was evaluated"),
            .. Recipe == recipe ? [] : (string[])["recipe.json: not the recipe that was evaluated"],
        ];

    private static IEnumerable<string> Names(NetworkFolder folder) =>
        [folder.Best, folder.Last, folder.History, folder.Predictions, folder.OtherPredictions];
}
