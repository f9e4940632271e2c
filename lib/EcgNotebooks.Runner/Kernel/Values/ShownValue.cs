using System.Globalization;
using System.Reflection;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>What is shown of a value: its own ToHtml(), the contents of collections and records, or its text.</summary>
/// <param name="MimeType">What the data are.</param>
/// <param name="Data">The data.</param>
/// <param name="Html">The same as HTML, where there is such a second form.</param>
/// <param name="Bitmap">The same as PNG in base64, for programs that don't show <paramref name="MimeType"/>; null where there is none.</param>
internal sealed record ShownValue(string MimeType, string Data, string? Html = null, string? Bitmap = null)
{
    /// <summary>Tells a display that is updated later from the others; null for all else.</summary>
    public string? Display { get; init; }

    private const string Plain = "text/plain";
    private const int Limit = 20_000_000;

    /// <summary>What is shown of a value.</summary>
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

    // A drawing as a PNG file too, where its value has a ToPng(): many programs show no SVG.
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

    /// <summary>The data, or what fits and a note where there is too much of it.</summary>
    public static ShownValue Limited(string mimeType, string data)
    {
        if (data.Length <= Limit)
        {
            return new ShownValue(mimeType, data, null);
        }

        // Half a page is no page: only text can be cut.
        var kept = mimeType == Plain ? data[..1_000_000] + "\n" : "";
        return new ShownValue(
            Plain,
            $"{kept}[output cut: {data.Length - kept.Length} more characters of {mimeType}]",
            null
        );
    }
}
