using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Report;

/// <summary>Addresses that run nothing when they are followed or loaded.</summary>
internal static partial class HarmlessAddress
{
    /// <summary>Whether a link leads to a page, a mail program or a place in the report.</summary>
    public static bool IsLink(string address) => Scheme(address) is "" or "http" or "https" or "mailto";

    /// <summary>Whether an image may be loaded from there.</summary>
    public static bool IsImage(string address) =>
        Scheme(address) is "" or "http" or "https" or "attachment"
        || address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a place on the same page.</summary>
    public static bool IsOnThisPage(string address) => address.StartsWith('#');

    /// <summary>Whether a value names no address such as url(...), unless on the same page.</summary>
    public static bool HasNoneButOnThisPage(string value) => !Elsewhere().IsMatch(value);

    // Browsers pass over blanks and control characters in a scheme.
    private static string Scheme(string address)
    {
        var plain = string.Concat(address.Where(c => c > ' '));
        var found = SchemeOf().Match(plain);
        return found.Success ? found.Groups[1].Value.ToLowerInvariant() : "";
    }

    [GeneratedRegex("^([^/?#:]*):")]
    private static partial Regex SchemeOf();

    [GeneratedRegex(@"url\s*\((?!\s*[""']?#)", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
