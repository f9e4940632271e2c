namespace EcgNotebooks.Fuzz;

/// <summary>A folder for the inputs, with neighbours that no reader may touch.</summary>
/// <remarks>The process works in one of them, so that relative names from an input lead nowhere else.</remarks>
internal sealed class Sandbox : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("ecg-fuzz-").FullName;
    private readonly string previous = Environment.CurrentDirectory;
    private readonly InputFolder input;
    private IReadOnlyList<string> neighbours;

    public Sandbox()
    {
        input = new InputFolder(Path.Combine(root, "input"));
        Directory.CreateDirectory(Data);
        Environment.CurrentDirectory = Directory.CreateDirectory(Path.Combine(root, "work")).FullName;
        Neighbours.Make(Directory.CreateDirectory(Path.Combine(root, "outside")).FullName);
        neighbours = Listing();
    }

    /// <summary>Where an input lies.</summary>
    public string Input => input.Path;

    /// <summary>What inputs refer to.</summary>
    public string Data => Path.Combine(root, "data");

    /// <summary>Puts an input into its folder.</summary>
    public void Put(FuzzInput next) => input.Put(next.Files);

    /// <summary>Takes notice of what was made in the data's folder.</summary>
    public void Accept() => neighbours = Listing();

    /// <summary>What was read, made, changed or removed outside the input's folder since the last look; null where nothing was.</summary>
    public string? Trespass()
    {
        input.Tidy();
        var now = Listing();
        var changed = now.Except(neighbours).Concat(neighbours.Except(now)).ToList();
        neighbours = now;
        return changed.Count > 0 ? string.Join('\n', changed) : null;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = previous;
        Directory.Delete(root, recursive: true);
    }

    private List<string> Listing() =>
        [
            .. Neighbours
                .Entries(root, "*", SearchOption.TopDirectoryOnly)
                .Where(e => !e.StartsWith(Input, StringComparison.Ordinal)),
            .. Neighbours.Entries(Environment.CurrentDirectory, "*", SearchOption.AllDirectories),
            .. Neighbours.Entries(Path.Combine(root, "outside"), "*", SearchOption.AllDirectories),
        ];
}
