namespace EcgNotebooks.Fuzz;

/// <summary>A temporary folder for inputs, beside canary files that no reader may access.</summary>
/// <remarks>The process's current folder is inside the sandbox, so that relative names from an input lead to the sandbox.</remarks>
internal sealed class Sandbox : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ecg-fuzz-").FullName;
    private readonly string _previous = Environment.CurrentDirectory;
    private readonly InputFolder _input;
    private IReadOnlyList<string> _outside;

    public Sandbox()
    {
        _input = new InputFolder(Path.Combine(_root, "input"));
        Directory.CreateDirectory(Data);
        Environment.CurrentDirectory = Directory.CreateDirectory(Path.Combine(_root, "work")).FullName;
        CanaryFiles.Create(Directory.CreateDirectory(Path.Combine(_root, "outside")).FullName);
        _outside = Listing();
    }

    /// <summary>The folder of the current input.</summary>
    public string Input => _input.Path;

    /// <summary>The folder of files that inputs refer to.</summary>
    public string Data => Path.Combine(_root, "data");

    /// <summary>Writes an input to its folder.</summary>
    public void Put(FuzzInput next) => _input.Put(next.Files);

    /// <summary>Accepts the current files outside the input's folder as the expected state.</summary>
    public void AcceptState() => _outside = Listing();

    /// <summary>Returns the files outside the input's folder that were read, created, changed or deleted since the last call; null if there are none.</summary>
    public string? FindOutsideAccess()
    {
        _input.Clean();
        var now = Listing();
        var changed = now.Except(_outside).Concat(_outside.Except(now)).ToList();
        _outside = now;
        return changed.Count > 0 ? string.Join('\n', changed) : null;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _previous;
        Directory.Delete(_root, recursive: true);
    }

    private List<string> Listing() =>
        [
            .. CanaryFiles
                .Entries(_root, "*", SearchOption.TopDirectoryOnly)
                .Where(e => !e.StartsWith(Input, StringComparison.Ordinal)),
            .. CanaryFiles.Entries(Environment.CurrentDirectory, "*", SearchOption.AllDirectories),
            .. CanaryFiles.Entries(Path.Combine(_root, "outside"), "*", SearchOption.AllDirectories),
        ];
}
