using System.Text.Json;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>What a network's predictions were made from: with them it is enough to make every table and figure again.</summary>
/// <param name="Recipe">Digest of the recipe.</param>
/// <param name="Table">SHA-256 of the dataset's table.</param>
/// <param name="Recordings">SHA-256 over the signal files of all rows, in the order of their names; null for predictions made elsewhere.</param>
/// <param name="Files">SHA-256 of weights, history and predictions, by file name.</param>
/// <param name="Code">Identity of the code that computes.</param>
internal sealed record PredictionBundle(
    string Recipe,
    string Table,
    string? Recordings,
    IReadOnlyDictionary<string, string> Files,
    string Code
)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>SHA-256 of the run's tables, by file name; empty for predictions made elsewhere, and where an earlier version wrote the bundle.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new Dictionary<string, string>();

    /// <summary>Describes the predictions that a network's folder holds now.</summary>
    /// <exception cref="EcgException">A file can't be read.</exception>
    internal static PredictionBundle Of(
        RunFolder run,
        ProcessedRun processed,
        NetworkFolder folder,
        CancellationToken cancellation
    )
    {
        var manifest = processed.Manifest;
        return new(
            manifest.Recipe.Digest,
            manifest.TableDigest,
            processed.RecordingsDigest(cancellation),
            Digests(Names(folder)),
            CodeIdentity.Current
        )
        {
            Tables = Digests(run.Tables),
        };
    }

    /// <summary>Describes predictions made elsewhere, as a folder holds them now.</summary>
    /// <exception cref="EcgException">A file can't be read.</exception>
    internal static PredictionBundle OfExternal(Recipe recipe, string table, NetworkFolder folder) =>
        new(recipe.Digest, table, null, Digests([folder.Predictions]), CodeIdentity.Current);

    /// <summary>Reads a bundle's file.</summary>
    /// <exception cref="EcgException">The file is missing or damaged.</exception>
    public static PredictionBundle Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PredictionBundle>(RegularFile.ReadAllBytes(path), _json)
                ?? throw new JsonException("null");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be read ({e.Message})", "Run 'ecg evaluate' again.", e);
        }
    }

    /// <summary>Writes the bundle's file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, _json) + "\n");

    /// <summary>The files that the folder holds with another content than when it was evaluated, or not any more.</summary>
    /// <exception cref="ContainedPathException">The bundle names a file outside the folder.</exception>
    public IReadOnlyList<string> ChangedFiles(NetworkFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Changed(folder.Root, Files);
    }

    /// <summary>Whether an evaluation of these files, as they are now, would give the same predictions.</summary>
    /// <exception cref="EcgException">A recording can't be read.</exception>
    internal bool IsOf(RunFolder run, ProcessedRun processed, NetworkFolder folder, CancellationToken cancellation) =>
        Code == CodeIdentity.Current
        && Recipe == processed.Manifest.Recipe.Digest
        && Table == processed.Manifest.TableDigest
        && !Lines(run.Root, run.Tables, Tables).Any()
        && !Lines(folder.Root, Names(folder), Files).Any()
        && Recordings == processed.RecordingsDigest(cancellation);

    /// <summary>A line for each file of a network's evaluation that changed, and one where the recipe is another.</summary>
    internal IEnumerable<string> Differences(RunFolder run, NetworkFolder folder, string recipe) =>
        [.. Lines(run.Root, run.Tables, Tables), .. Lines(folder.Root, Names(folder), Files), .. Recipes(recipe)];

    /// <summary>A line where predictions made elsewhere, or their recipe, changed.</summary>
    internal IEnumerable<string> DifferencesOfExternal(NetworkFolder folder, string recipe) =>
        [.. Lines(folder.Root, [folder.Predictions], Files), .. Recipes(recipe)];

    private string[] Recipes(string recipe) =>
        Recipe == recipe ? [] : ["recipe.json: not the recipe that was evaluated"];

    // A bundle that leaves a file out describes less than was evaluated.
    private static IEnumerable<string> Lines(
        string root,
        IEnumerable<string> evaluated,
        IReadOnlyDictionary<string, string> digests
    ) =>
        [
            .. Changed(root, digests).Select(file => $"{file}: not the file that was evaluated"),
            .. evaluated
                .Select(path => Path.GetFileName(path))
                .Where(file => !digests.ContainsKey(file))
                .Select(file => $"bundle.json: doesn't say which {file} was evaluated; run 'ecg evaluate' again"),
        ];

    private static string[] Changed(string root, IReadOnlyDictionary<string, string> digests) =>
        [
            .. digests
                .Where(f =>
                    ContainedPath.Resolve(root, f.Key) is var path
                    && !(File.Exists(path) && FileDigest.Of(path) == f.Value)
                )
                .Select(f => f.Key),
        ];

    private static Dictionary<string, string> Digests(IEnumerable<string> paths) =>
        paths.ToDictionary(path => Path.GetFileName(path), FileDigest.Of);

    private static IEnumerable<string> Names(NetworkFolder folder) =>
        [folder.Best, folder.Last, folder.History, folder.Predictions, folder.OtherPredictions];
}
