using System.Text;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Tells what no file system takes as a path, before anything is done with it.</summary>
internal static class PathText
{
    // Linux's PATH_MAX without its terminating NUL, and NAME_MAX; Windows and macOS have the second as well.
    private const int LongestPath = 4095;
    private const int LongestName = 255;

    /// <summary>What is wrong with a text as a path, as the end of a sentence; null where nothing is.</summary>
    public static string? Problem(string text) =>
        string.IsNullOrWhiteSpace(text) ? "is empty. If it is a shell variable, set it first."
        : text.Contains('\0', StringComparison.Ordinal) ? $"holds a NUL character: {Quoted.Of(text)}."
        : Encoding.UTF8.GetByteCount(text) > LongestPath || (!IsAddress(text) && text.Split('/', '\\').Any(IsTooLong))
            ? $"is too long for a path: {Quoted.Of(text)}."
        : null;

    private static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > LongestName;

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);
}
