using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Report;

/// <summary>Recognizes addresses that don't run a script when they are followed or loaded.</summary>
internal static partial class HarmlessAddress
{
    /// <summary>Returns whether a link leads to a web page, a mail program or a place in the report.</summary>
    public static bool IsLink(string address) => Scheme(address) is "" or "http" or "https" or "mailto";

    /// <summary>Returns whether an image may be loaded from the address.</summary>
    public static bool IsImage(string address) =>
        Scheme(address) is "" or "http" or "https" or "attachment"
        || address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether the address is a place on the same page.</summary>
    public static bool IsOnThisPage(string address) => address.StartsWith('#');

    /// <summary>Returns whether all addresses in an attribute's value, written as url(...), are on the same page.</summary>
    public static bool HasNoneButOnThisPage(string value) => !Elsewhere().IsMatch(value);

    // Browsers ignore blanks and control characters in a scheme.
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
