using System.Globalization;
using System.Text;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Escapes text so that MSBuild takes it literally.</summary>
/// <remarks>https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters</remarks>
internal static class MSBuildText
{
    private const string Special = "%*?@$();'";

    /// <summary>Returns the text with MSBuild's special characters replaced by their escape codes.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            _ = Special.Contains(character, StringComparison.Ordinal)
                ? escaped.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}")
                : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
