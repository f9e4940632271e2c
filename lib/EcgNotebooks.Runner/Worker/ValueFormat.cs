using System.Globalization;
using System.Reflection;

namespace EcgNotebooks.Runner.Worker;

/// <summary>How a value is shown: by its own ToHtml(), else as text.</summary>
internal static class ValueFormat
{
    private const int Limit = 20_000_000;

    public static (string MimeType, string Data) Of(object value)
    {
        var toHtml = value.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
        if (toHtml?.ReturnType != typeof(string))
        {
            return Limited("text/plain", Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }

        var html = (string)toHtml.Invoke(value, null)!;
        return Limited(html.StartsWith("<svg", StringComparison.Ordinal) ? "image/svg+xml" : "text/html", html);
    }

    /// <summary>The data, or what fits and a note where there is too much of it.</summary>
    public static (string MimeType, string Data) Limited(string mimeType, string data)
    {
        if (data.Length <= Limit)
        {
            return (mimeType, data);
        }

        // Half a page is no page: only text can be cut.
        var kept = mimeType == "text/plain" ? data[..1_000_000] + "\n" : "";
        return ("text/plain", $"{kept}[output cut: {data.Length - kept.Length} more characters of {mimeType}]");
    }
}
