using System.Xml;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Where packages are looked for: an address or a folder, as <c>#i "nuget: ..."</c> names it.</summary>
internal static class PackageSource
{
    /// <summary>Whether a text can name a source: it isn't empty and can stand in a project.</summary>
    public static bool IsOne(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text).Length > 0;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The source with a folder's whole path.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">Where paths start from.</param>
    public static string Full(string source, string folder) =>
        source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder);
}
