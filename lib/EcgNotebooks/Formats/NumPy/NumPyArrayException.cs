namespace EcgNotebooks.Formats.NumPy;

/// <summary>A file that should hold a NumPy array of numbers and doesn't, or not of a kind that is read.</summary>
internal sealed class NumPyArrayException : EcgException
{
    private const string SaveAgain =
        "Save it with numpy.save as a C-ordered array of float32, float64, int64 or bool in little-endian order.";

    private NumPyArrayException(string path, string problem, string remedy, Exception? cause = null)
        : base($"{path}: {problem}", remedy, cause) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    internal static NumPyArrayException Unreadable(string path, Exception cause) =>
        new(path, $"can't be read ({cause.Message})", "Check the path and the file's permissions.", cause);

    internal static NumPyArrayException TooLarge(string path, long bytes, long most) =>
        new(path, $"has {bytes:N0} bytes; at most {most:N0} are read.", "Save the predictions alone.");

    internal static NumPyArrayException Truncated(string path) =>
        new(path, "the file ends too early.", "It was copied or downloaded incompletely: get it again.");

    internal static NumPyArrayException Size(string path, string shape, long expected, long found) =>
        new(
            path,
            $"the shape {shape} takes {expected:N0} bytes, but {found:N0} are there.",
            "It was copied or downloaded incompletely: get it again."
        );

    internal static NumPyArrayException Unsupported(string path, string what) => new(path, $"{what}.", SaveAgain);

    internal static NumPyArrayException Foreign(string path, string what) =>
        new(path, $"not an array: {what}.", SaveAgain);
}
