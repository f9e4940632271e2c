using System.Buffers;
using System.Text;

namespace EcgNotebooks.Files;

/// <summary>Checks that a relative file name means the same file on every operating system.</summary>
/// <remarks>The rules for Windows are from Microsoft's "Naming Files, Paths, and Namespaces".</remarks>
internal static class PortableName
{
    // Most file systems allow 255 bytes for one part of a path; Linux allows 4,096 for a whole path, including the root.
    private const int LongestPart = 255;
    private const int LongestName = 1024;

    // On Windows, a colon marks a drive or an alternate stream, and the other characters are not allowed in names.
    private const string Forbidden = "\\:*?\"<>|";

    private static readonly SearchValues<char> _forbiddenValues = SearchValues.Create(Forbidden);

    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    private static readonly string[] _devices =
    [
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "CONIN$",
        "CONOUT$",
        .. "0123456789\u00B9\u00B2\u00B3".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
    ];

    /// <summary>Returns why a name isn't portable as part of a sentence, or null where it is.</summary>
    public static string? FindProblem(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "is empty";
        }

        if (name[0] == '/')
        {
            return "is an absolute path";
        }

        if (name.AsSpan().IndexOfAny(_forbiddenValues) >= 0)
        {
            return $"contains one of {string.Join(' ', Forbidden.AsEnumerable())}";
        }

        return name.Any(char.IsControl) ? "contains a control character"
            : name.Length > LongestName ? $"is longer than {LongestName} characters"
            : name.Split('/').Select(FindPartProblem).FirstOrDefault(reason => reason is not null);
    }

    private static string? FindPartProblem(string part)
    {
        if (part is "" or "." or "..")
        {
            return "has an empty part, '.' or '..' between its slashes";
        }

        if (part[^1] is '.' || char.IsWhiteSpace(part[^1]))
        {
            return "has a part that ends in a dot or a space, which Windows would drop";
        }

        // CON.txt names the console too.
        var stem = part.Split('.')[0].TrimEnd();
        return _devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? $"names the Windows device {stem}"
            : ByteCount(part) is not { } bytes ? "isn't valid Unicode"
            : bytes > LongestPart ? $"has a part longer than {LongestPart} bytes"
            : null;
    }

    private static int? ByteCount(string part)
    {
        try
        {
            return _strict.GetByteCount(part);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}
