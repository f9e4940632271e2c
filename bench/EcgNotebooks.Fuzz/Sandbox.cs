namespace EcgNotebooks.Fuzz;

/// <summary>A folder for the inputs, with neighbours that no reader may touch.</summary>
/// <remarks>The process works in one of them, so that relative names from an input lead nowhere else.</remarks>
internal sealed class Sandbox : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ecg-fuzz-").FullName;
    private readonly string _previous = Environment.CurrentDirectory;
    private readonly InputFolder _input;
    private IReadOnlyList<string> _neighbours;

    public Sandbox()
    {
        _input = new InputFolder(Path.Combine(_root, "input"));
        Directory.CreateDirectory(Data);
        Environment.CurrentDirectory = Directory.CreateDirectory(Path.Combine(_root, "work")).FullName;
        Neighbours.Make(Directory.CreateDirectory(Path.Combine(_root, "outside")).FullName);
        _neighbours = Listing();
    }

    /// <summary>Where an input lies.</summary>
    public string Input => _input.Path;

    /// <summary>What inputs refer to.</summary>
    public string Data => Path.Combine(_root, "data");

    /// <summary>Puts an input into its folder.</summary>
    public void Put(FuzzInput next) => _input.Put(next.Files);

    /// <summary>Takes notice of what was made in the data's folder.</summary>
    public void Accept() => _neighbours = Listing();

    /// <summary>What was read, made, changed or removed outside the input's folder since the last look; null where nothing was.</summary>
    public string? Trespass()
    {
        _input.Tidy();
        var now = Listing();
        var changed = now.Except(_neighbours).Concat(_neighbours.Except(now)).ToList();
        _neighbours = now;
        return changed.Count > 0 ? string.Join('\n', changed) : null;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _previous;
        Directory.Delete(_root, recursive: true);
    }

    private List<string> Listing() =>
        [
            .. Neighbours
                .Entries(_root, "*", SearchOption.TopDirectoryOnly)
                .Where(e => !e.StartsWith(Input, StringComparison.Ordinal)),
            .. Neighbours.Entries(Environment.CurrentDirectory, "*", SearchOption.AllDirectories),
            .. Neighbours.Entries(Path.Combine(_root, "outside"), "*", SearchOption.AllDirectories),
        ];
}
