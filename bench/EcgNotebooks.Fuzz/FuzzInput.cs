using System.Text.Json;

namespace EcgNotebooks.Fuzz;

/// <summary>One input of a reader, which can be kept in a file.</summary>
/// <param name="Target">The reader.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Number">Its number in the run.</param>
/// <param name="Harmed">The file that was mutated.</param>
/// <param name="Mutations">What was done to it.</param>
/// <param name="Files">All files by name.</param>
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

    /// <summary>Total size of the files.</summary>
    public long Bytes => Files.Values.Sum(content => (long)content.Length);

    /// <summary>The name of a kept input's file.</summary>
    public string FileName => $"{Target}-{Seed}-{Number}.json";

    /// <summary>The same with another content of the mutated file.</summary>
    public FuzzInput With(byte[] content) =>
        this with
        {
            Files = new Dictionary<string, byte[]>(Files) { [Harmed] = content },
        };

    /// <summary>Keeps the input with what went wrong.</summary>
    public void Keep(string folder, string problem)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(new Kept(problem, this), _json));
    }

    /// <summary>Reads a kept input.</summary>
    /// <exception cref="EcgException">The file is none.</exception>
    public static FuzzInput Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(path), _json)?.Input
                ?? throw new JsonException("no input");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: no kept input ({e.Message})", "Name a file that --keep left.", e);
        }
    }

    private sealed record Kept(string Problem, FuzzInput Input);
}
