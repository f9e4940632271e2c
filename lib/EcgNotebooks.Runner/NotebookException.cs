using System.Globalization;

namespace EcgNotebooks.Runner;

/// <summary>A notebook file that can't be read or written.</summary>
public sealed class NotebookException : Exception
{
    // A problem may quote the notebook.
    private const int LongestProblem = 1000;

    private NotebookException(string path, string problem, string remedy, Exception? cause = null)
        : base($"{Plain(path)}: {Shown(problem)} {remedy}", cause) =>
        (Path, Problem, Remedy) = (path, Shown(problem), remedy);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; }

    /// <summary>What the reader can do about it.</summary>
    public string Remedy { get; }

    internal static NotebookException Missing(string path) => new(path, "no such notebook.", "Check the path.");

    internal static NotebookException Unreadable(string path, Exception cause) =>
        new(path, $"can't be read ({cause.Message})", "Check permissions.", cause);

    internal static NotebookException Folder(string path) =>
        new(path, "is a folder.", "Name the notebooks that are in it.");

    internal static NotebookException Empty(string path) =>
        new(
            path,
            "is empty, or a named pipe or a device, which isn't opened.",
            "Name the file of a notebook; what comes through a pipe has to be saved first."
        );

    internal static NotebookException NotUtf8(string path, int line, byte value) =>
        new(path, $"is not UTF-8 (line {line} holds the byte 0x{value:X2}).", "Save it in UTF-8.");

    internal static NotebookException Broken(string path, string what, Exception? cause = null) =>
        new(
            path,
            $"not a notebook: {what}.",
            "Save it again in Jupyter, VS Code or another editor of notebooks.",
            cause
        );

    internal static NotebookException Format(string path, string version) =>
        new(path, $"nbformat {version} is not supported, only 4.0 to 4.5.", "Save it in nbformat 4.");

    internal static NotebookException NotWritten(string path, Exception cause) =>
        new(path, $"can't be written ({cause.Message})", "Check permissions and free space.", cause);

    private static string Shown(string problem) =>
        Plain(problem.Length <= LongestProblem ? problem : $"{problem[..LongestProblem]} [...]");

    // Without controls, and marks that change the direction of what follows: those would steer a terminal.
    private static string Plain(string text) => string.Concat(text.Select(c => Steers(c) ? '\uFFFD' : c));

    private static bool Steers(char c) =>
        c is not ('\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
