using System.Globalization;
using System.Text;
using EcgNotebooks.Runner.Kernel.Values;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Chooses in which MIME types .NET Interactive's formatter shows the values of cells.</summary>
internal static class DisplayFormats
{
    // IFormattable holds numbers, dates and enumerations.
    private static readonly Type[] _texts =
    [
        typeof(string),
        typeof(char),
        typeof(bool),
        typeof(IFormattable),
        typeof(StringBuilder),
    ];

    /// <summary>
    /// Makes texts and numbers plain text, HTML only HTML, and everything else both: .NET Interactive's HTML, and text for
    /// programs that show none. Types that choose their own MIME types keep them.
    /// </summary>
    public static void Register()
    {
        Formatter.NullString = "null";
        Formatter.Register<object>(
            (value, context) =>
            {
                context.Writer.Write(Text(value));
                return true;
            },
            PlainTextFormatter.MimeType
        );
        Formatter.SetPreferredMimeTypesFor(typeof(object), PlainTextFormatter.MimeType, HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(IHtmlContent), HtmlFormatter.MimeType);
        foreach (var type in _texts)
        {
            Formatter.SetPreferredMimeTypesFor(type, PlainTextFormatter.MimeType);
        }
    }

    // The host's own plain text of nested values spreads over lines, and it never ends for a list that contains itself.
    private static string Text(object? value) =>
        value is null ? Formatter.NullString
        : Contents.Of(value) is { } contents ? contents.ToString()
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
