using System.Xml;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Validates and resolves package sources of <c>#i "nuget: ..."</c> directives, which are addresses or folders.</summary>
internal static class PackageSource
{
    /// <summary>Returns whether a text can be a source: it isn't empty and has only characters that XML allows.</summary>
    public static bool IsValid(string text)
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

    /// <summary>Returns an address unchanged, and the full path of a folder.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">The folder to which paths are relative.</param>
    public static string Full(string source, string folder) =>
        source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder);
}
