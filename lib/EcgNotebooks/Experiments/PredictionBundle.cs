using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>
/// Description of the inputs of a network's predictions by their digests, so that changes can be detected.
/// </summary>
/// <param name="Recipe">Digest of the recipe.</param>
/// <param name="Table">SHA-256 digest of the dataset's table.</param>
/// <param name="Recordings">
/// SHA-256 digest of the signal files of all rows, ordered by name; null for external predictions.
/// </param>
/// <param name="Files">SHA-256 digests of weights, history and predictions, by file name.</param>
/// <param name="Code">Identity of the code that made the predictions.</param>
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

    /// <summary>
    /// SHA-256 digests of the run's tables, by file name; empty for external predictions and in bundles of an earlier version.
    /// </summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } = new Dictionary<string, string>();

    /// <summary>The recipe of the run by whose split external predictions were judged; null where the recipe is one that has a name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? RecipeOfRun { get; init; }

    /// <summary>Describes the present predictions in a network's folder.</summary>
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
            Digests(EvaluatedFiles(folder)),
            CodeIdentity.Current
        )
        {
            Tables = Digests(run.Tables),
        };
    }

    /// <summary>Describes the present external predictions in a folder.</summary>
    /// <exception cref="EcgException">A file can't be read.</exception>
    internal static PredictionBundle OfExternal(Recipe recipe, string table, NetworkFolder folder) =>
        new(recipe.Digest, table, null, Digests([folder.Predictions]), CodeIdentity.Current)
        {
            RecipeOfRun = Experiments.Recipe.All.Any(named => named.Digest == recipe.Digest) ? null : recipe.ToJson(),
        };

    /// <summary>Returns the bundle with the digest of a further file of the network's folder; without it where the file doesn't exist.</summary>
    internal PredictionBundle With(string path)
    {
        var files = Files.Where(file => file.Key != Path.GetFileName(path)).ToDictionary();
        if (File.Exists(path))
        {
            files.Add(Path.GetFileName(path), FileDigest.Of(path));
        }

        return this with
        {
            Files = files,
        };
    }

    /// <summary>Reads a bundle from a file.</summary>
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
            throw new EcgException($"{path}: the file can't be read ({e.Message})", "Run 'ecg evaluate' again.", e);
        }
    }

    /// <summary>Writes the bundle to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, _json) + "\n");

    /// <summary>Returns the files that are missing or have changed since the evaluation.</summary>
    /// <exception cref="ContainedPathException">The bundle names a file outside the folder.</exception>
    public IReadOnlyList<string> ChangedFiles(NetworkFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Changed(folder.Root, Files);
    }

    /// <summary>Returns whether evaluating the files in their present state would give the same predictions.</summary>
    /// <exception cref="EcgException">A recording can't be read.</exception>
    internal bool IsOf(RunFolder run, ProcessedRun processed, NetworkFolder folder, CancellationToken cancellation) =>
        Code == CodeIdentity.Current
        && Recipe == processed.Manifest.Recipe.Digest
        && Table == processed.Manifest.TableDigest
        && !Changes(run.Root, run.Tables, Tables).Any()
        && !Changes(folder.Root, EvaluatedFiles(folder), Files).Any()
        && Recordings == processed.RecordingsDigest(cancellation);

    /// <summary>Returns a line for each file of a network's evaluation that has changed, and for another recipe.</summary>
    internal IEnumerable<string> Differences(RunFolder run, NetworkFolder folder, string recipe) =>
        [
            .. Changes(run.Root, run.Tables, Tables),
            .. Changes(folder.Root, EvaluatedFiles(folder), Files),
            .. RecipeChange(recipe),
        ];

    /// <summary>Returns a line for external predictions that have changed, and for another recipe.</summary>
    internal IEnumerable<string> DifferencesOfExternal(NetworkFolder folder, string recipe) =>
        [.. Changes(folder.Root, [folder.Predictions], Files), .. RecipeChange(recipe)];

    private string[] RecipeChange(string recipe) =>
        Recipe == recipe ? [] : ["recipe.json: not the recipe that was evaluated"];

    // A bundle that doesn't list a file can't confirm that it is the one that was evaluated.
    private static IEnumerable<string> Changes(
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

    private static IEnumerable<string> EvaluatedFiles(NetworkFolder folder) =>
        [folder.Best, folder.Last, folder.History, folder.Predictions, folder.OtherPredictions];
}
