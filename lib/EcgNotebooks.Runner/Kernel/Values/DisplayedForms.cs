using System.Globalization;
using System.Reflection;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>Turns the host's events about displayed values into those that the worker sends.</summary>
internal static class DisplayedForms
{
    private const string Plain = "text/plain";
    private const int Limit = 20_000_000;
    private const int KeptOfText = 1_000_000;

    /// <summary>Returns the worker's event; the cell's number isn't set yet.</summary>
    public static CellDisplayed Of(DisplayEvent shown)
    {
        DisplayedForm[] forms =
        [
            .. shown
                .FormattedValues.Where(form => !form.SuppressDisplay)
                .Select(form => Limited(MimeTypeOf(form), form.Value ?? "")),
        ];
        var isDrawing = Array.Exists(forms, form => form.MimeType == Drawing.MimeType);
        return new CellDisplayed(
            0,
            forms,
            shown is ReturnValueProduced,
            isDrawing ? BitmapOf(shown.Value) : null,
            shown.ValueId
        );
    }

    // A drawing that a cell wrote as HTML is stored as one, with the other forms that drawings get.
    private static string MimeTypeOf(FormattedValue form) =>
        form.MimeType == "text/html" && form.Value?.StartsWith("<svg", StringComparison.Ordinal) == true
            ? Drawing.MimeType
            : form.MimeType;

    /// <summary>Returns the data, or a truncated text with a note if they are too long.</summary>
    internal static DisplayedForm Limited(string mimeType, string data)
    {
        if (data.Length <= Limit)
        {
            return new DisplayedForm(mimeType, data);
        }

        // Only plain text can be truncated; half of an HTML page or a picture would be invalid.
        var kept = mimeType == Plain ? data[..KeptOfText] + "\n" : "";
        return new DisplayedForm(
            Plain,
            $"{kept}[output cut: {data.Length - kept.Length} more characters of {mimeType}]"
        );
    }

    // Values with a ToPng() method are stored as PNG as well, because many programs don't show SVG.
    private static string? BitmapOf(object? value)
    {
        var toPng = Array.Find(value?.GetType().GetMethods() ?? [], IsToPng);
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
}
