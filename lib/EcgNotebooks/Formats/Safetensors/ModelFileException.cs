namespace EcgNotebooks.Formats.Safetensors;

/// <summary>A file that should hold a network's weights and doesn't, or not those that were asked for.</summary>
public sealed class ModelFileException : EcgException
{
    private ModelFileException(string path, string problem, string remedy, Exception? cause = null)
        : base($"{path}: {problem}", remedy, cause) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    internal static ModelFileException Missing(string path) =>
        new(path, "no such file.", "Train the network first, or name another file.");

    internal static ModelFileException Unreadable(string path, Exception cause) =>
        new(path, $"can't be read ({cause.Message})", "Check that it is a file and may be read.", cause);

    internal static ModelFileException Truncated(string path, string what) =>
        new(
            path,
            $"the file ends too early: {what}.",
            "It was copied or downloaded incompletely: fetch or train it anew."
        );

    internal static ModelFileException Foreign(string path, string what, Exception? cause = null) =>
        new(path, $"{what}.", "Name a .safetensors file written by this project, or a .keras file.", cause);

    internal static ModelFileException UnreadableSignal(string path, Exception cause) =>
        new(path, "the description of its input can't be read.", "Train the network again.", cause);

    internal static ModelFileException OtherNetwork(string path, string difference) =>
        new(path, $"holds another network: {difference}.", "Name the file of the network that you ask for.");
}
