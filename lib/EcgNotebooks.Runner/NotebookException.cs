using System.Globalization;

namespace EcgNotebooks.Runner;

/// <summary>The exception for a notebook file that can't be read or written.</summary>
public sealed class NotebookException : Exception
{
    // A problem's description may quote long texts of the notebook.
    private const int LongestProblem = 1000;

    private NotebookException(string path, string problem, string remedy, Exception? cause = null)
        : base($"{Plain(path)}: {Shown(problem)} {remedy}", cause) =>
        (Path, Problem, Remedy) = (path, Shown(problem), remedy);

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The problem, as a part of a sentence.</summary>
    public string Problem { get; }

    /// <summary>The remedy, as a sentence.</summary>
    public string Remedy { get; }

    internal static NotebookException Missing(string path) =>
        new(path, "the notebook doesn't exist.", "Check the path.");

    internal static NotebookException Unreadable(string path, Exception cause) =>
        new(path, $"can't be read ({cause.Message})", "Check its permissions.", cause);

    internal static NotebookException Folder(string path) =>
        new(path, "is a folder.", "Give the notebooks in it by their names.");

    internal static NotebookException Empty(string path) =>
        new(
            path,
            "is empty, or is a named pipe or a device, which can't be read as a notebook.",
            "Give a notebook's file; save what comes through a pipe to a file first."
        );

    internal static NotebookException NotUtf8(string path, int line, byte value) =>
        new(path, $"is not UTF-8 (line {line} contains the byte 0x{value:X2}).", "Save the file in UTF-8.");

    internal static NotebookException Broken(string path, string what, Exception? cause = null) =>
        new(
            path,
            $"is not a valid notebook: {what}.",
            "Save it again in Jupyter, VS Code or another notebook editor.",
            cause
        );

    internal static NotebookException Format(string path, string version) =>
        new(path, $"nbformat {version} is not supported, only 4.0 to 4.5.", "Save the notebook in nbformat 4.");

    internal static NotebookException NotWritten(string path, Exception cause) =>
        new(path, $"can't be written ({cause.Message})", "Check the permissions and the free space.", cause);

    private static string Shown(string problem) =>
        Plain(problem.Length <= LongestProblem ? problem : $"{problem[..LongestProblem]} [...]");

    // Replaces control characters and direction marks, which could manipulate a terminal.
    private static string Plain(string text) => string.Concat(text.Select(c => IsControl(c) ? '\uFFFD' : c));

    private static bool IsControl(char c) =>
        c is not ('\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
