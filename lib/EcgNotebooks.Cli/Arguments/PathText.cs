using System.Text;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Detects text that no file system accepts as a path, before it is used as one.</summary>
internal static class PathText
{
    // Linux's PATH_MAX without its terminating NUL, and NAME_MAX; Windows and macOS have the second as well.
    private const int LongestPath = 4095;
    private const int LongestName = 255;

    /// <summary>Returns why a text can't be a path, as the end of a sentence, or null if it can.</summary>
    public static string? Problem(string text) =>
        string.IsNullOrWhiteSpace(text) ? "is empty. If it is a shell variable, set it first."
        : text.Contains('\0', StringComparison.Ordinal) ? $"contains a NUL character: {Quoted.Of(text)}."
        : Encoding.UTF8.GetByteCount(text) > LongestPath || (!IsAddress(text) && text.Split('/', '\\').Any(IsTooLong))
            ? $"is too long for a path: {Quoted.Of(text)}."
        : null;

    private static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > LongestName;

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);
}
