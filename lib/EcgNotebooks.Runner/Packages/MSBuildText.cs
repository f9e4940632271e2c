using System.Globalization;
using System.Text;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Writes text so that MSBuild takes it as it is.</summary>
/// <remarks>https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters</remarks>
internal static class MSBuildText
{
    private const string Special = "%*?@$();'";

    /// <summary>The text with every character that means something to MSBuild written as its code.</summary>
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
