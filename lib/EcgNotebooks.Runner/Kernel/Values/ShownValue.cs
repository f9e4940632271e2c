using System.Globalization;
using System.Reflection;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>The displayed form of a value: the result of its ToHtml() method, the contents of a collection or record, or its text.</summary>
/// <param name="MimeType">The MIME type of the data.</param>
/// <param name="Data">The data.</param>
/// <param name="Html">The same content as HTML; null if there is none.</param>
/// <param name="Bitmap">The same content as PNG in base64, for programs that don't support <paramref name="MimeType"/>; null if there is none.</param>
internal sealed record ShownValue(string MimeType, string Data, string? Html = null, string? Bitmap = null)
{
    /// <summary>The id of a display that can be updated later; null for other outputs.</summary>
    public string? Display { get; init; }

    private const string Plain = "text/plain";
    private const int Limit = 20_000_000;

    /// <summary>Formats a value for display.</summary>
    public static ShownValue Of(object? value)
    {
        if (value is null)
        {
            return new ShownValue(Plain, "null", null);
        }

        var toHtml = value.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []);
        if (toHtml?.ReturnType == typeof(string))
        {
            var html = (string)toHtml.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null)!;
            return html.StartsWith("<svg", StringComparison.Ordinal)
                ? Limited(Drawing.MimeType, html) with
                {
                    Bitmap = BitmapOf(value),
                }
                : Limited("text/html", html);
        }

        return Contents.Of(value) is { } contents
            ? new ShownValue(Plain, contents.ToString(), ContentsTable.Of(contents))
            : Limited(Plain, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }

    // Values with a ToPng() method are stored as PNG as well, because many programs don't show SVG.
    private static string? BitmapOf(object value)
    {
        var toPng = Array.Find(value.GetType().GetMethods(), IsToPng);
        object[] usual = [.. (toPng?.GetParameters() ?? []).Select(_ => Type.Missing)];
        var png = (byte[]?)
            toPng?.Invoke(
                value,
                BindingFlags.OptionalParamBinding | BindingFlags.DoNotWrapExceptions,
                null,
                usual,
                CultureInfo.InvariantCulture
            );
        return png is null ? null : Convert.ToBase64String(png);
    }

    private static bool IsToPng(MethodInfo method) =>
        method is { Name: "ToPng", IsStatic: false, IsGenericMethod: false }
        && method.ReturnType == typeof(byte[])
        && method.GetParameters().All(p => p.IsOptional);

    /// <summary>Returns the data, or a truncated text with a note if they are too long.</summary>
    public static ShownValue Limited(string mimeType, string data)
    {
        if (data.Length <= Limit)
        {
            return new ShownValue(mimeType, data, null);
        }

        // Only plain text can be truncated; half of an HTML page or a picture would be invalid.
        var kept = mimeType == Plain ? data[..1_000_000] + "\n" : "";
        return new ShownValue(
            Plain,
            $"{kept}[output cut: {data.Length - kept.Length} more characters of {mimeType}]",
            null
        );
    }
}
