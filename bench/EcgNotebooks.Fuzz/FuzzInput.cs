using System.Text.Json;

namespace EcgNotebooks.Fuzz;

/// <summary>An input of a reader, which can be stored in a file.</summary>
/// <param name="Target">The name of the reader.</param>
/// <param name="Seed">The seed of the campaign.</param>
/// <param name="Number">The input's number in the campaign.</param>
/// <param name="Harmed">The name of the mutated file.</param>
/// <param name="Mutations">The names of the applied mutations.</param>
/// <param name="Files">The contents of all files, by name.</param>
internal sealed record FuzzInput(
    string Target,
    int Seed,
    long Number,
    string Harmed,
    IReadOnlyList<string> Mutations,
    IReadOnlyDictionary<string, byte[]> Files
)
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };

    /// <summary>The total size of the files in bytes.</summary>
    public long Bytes => Files.Values.Sum(content => (long)content.Length);

    /// <summary>The name of the file in which the input is stored.</summary>
    public string FileName => $"{Target}-{Seed}-{Number}.json";

    /// <summary>Returns a copy in which the mutated file has another content.</summary>
    public FuzzInput With(byte[] content) =>
        this with
        {
            Files = new Dictionary<string, byte[]>(Files) { [Harmed] = content },
        };

    /// <summary>Stores the input together with the description of its failure.</summary>
    public void Keep(string folder, string problem)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, FileName),
            JsonSerializer.Serialize(new StoredInput(problem, this), _json)
        );
    }

    /// <summary>Reads a stored input.</summary>
    /// <exception cref="EcgException">The file isn't a stored input.</exception>
    public static FuzzInput Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredInput>(File.ReadAllBytes(path), _json)?.Input
                ?? throw new JsonException("the file contains no input");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException(
                $"{path}: the file isn't a stored input ({e.Message})",
                "Give a file that --keep has written.",
                e
            );
        }
    }

    private sealed record StoredInput(string Problem, FuzzInput Input);
}
