using System.Text.Json;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>Manifest of a run folder: its recipe, and its dataset with the digest of the table.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Data">Folder of the dataset.</param>
/// <param name="TableDigest">SHA-256 digest of the table.</param>
/// <param name="Simulated">Whether the data are simulated; every figure says so.</param>
internal sealed record RunManifest(Recipe Recipe, string Data, string TableDigest, bool Simulated)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Identity of the training: the digests of the recipe without its evaluation, and of the table.</summary>
    public string Digest => $"{Recipe.TrainingDigest}/{TableDigest}";

    /// <summary>Writes the manifest.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = new OnDisk(Recipe.Digest, Data, TableDigest, Simulated, Recipe.ToJson());
        AtomicFile.WriteText(run.Manifest, JsonSerializer.Serialize(file, _json) + "\n");
    }

    /// <summary>Reads the manifest of a processed run.</summary>
    /// <exception cref="EcgException">The folder has no manifest, or it is damaged.</exception>
    public static RunManifest Read(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!File.Exists(run.Manifest))
        {
            throw new EcgException(
                $"{run.Root}: the folder has no processed run ({run.Manifest} is missing).",
                $"Run 'ecg process --run {run.Root}' first, or correct the folder."
            );
        }

        try
        {
            var file =
                JsonSerializer.Deserialize<OnDisk>(RegularFile.ReadAllBytes(run.Manifest), _json)
                ?? throw new JsonException("null");
            var recipe = Recipe.FromJson(file.Recipe);
            return recipe.Digest == file.RecipeDigest
                ? new RunManifest(recipe, file.Data, file.TableDigest, file.Simulated)
                : throw new JsonException("the recipe doesn't match its digest");
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or NotSupportedException
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            throw new EcgException(
                $"{run.Manifest}: the manifest is damaged ({e.Message})",
                "Run 'ecg process' again.",
                e
            );
        }
    }

    private sealed record OnDisk(
        string RecipeDigest,
        string Data,
        string TableDigest,
        bool Simulated,
        JsonElement Recipe
    );
}
