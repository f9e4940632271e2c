namespace EcgNotebooks.Formats.NumPy;

/// <summary>Thrown for a file that should hold a NumPy array of numbers but is damaged, of another kind or unsupported.</summary>
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
        new(path, $"the file has {bytes:N0} bytes, but at most {most:N0} are read.", "Save only the predictions.");

    internal static NumPyArrayException Truncated(string path) =>
        new(path, "the file ends too early.", "The file was copied or downloaded incompletely: get it again.");

    internal static NumPyArrayException Size(string path, string shape, long expected, long found) =>
        new(
            path,
            $"the shape {shape} needs {expected:N0} bytes, but the file has {found:N0}.",
            "The file was copied or downloaded incompletely: get it again."
        );

    internal static NumPyArrayException Unsupported(string path, string what) =>
        new(path, $"unsupported: {what}.", SaveAgain);

    internal static NumPyArrayException NotAnArray(string path, string what) =>
        new(path, $"not a NumPy array: {what}.", SaveAgain);
}
