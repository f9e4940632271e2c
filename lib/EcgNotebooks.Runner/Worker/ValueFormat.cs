using System.Globalization;
using System.Reflection;

namespace EcgNotebooks.Runner.Worker;

/// <summary>How the value of a trailing expression is shown: by its own ToHtml(), else as text.</summary>
internal static class ValueFormat
{
    public static (string MimeType, string Data) Of(object value)
    {
        var toHtml = value.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
        return toHtml?.ReturnType == typeof(string)
            ? ("text/html", (string)toHtml.Invoke(value, null)!)
            : ("text/plain", Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }
}
