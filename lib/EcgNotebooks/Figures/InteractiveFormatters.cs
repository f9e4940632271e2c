namespace EcgNotebooks.Figures;

/// <summary>Names the formatters of a type for .NET Interactive, which finds this attribute by its name.</summary>
/// <param name="formatterSourceType">The type that creates the formatters.</param>
/// <param name="mimeType">The MIME type in which a cell's last value is shown.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType, string mimeType = "text/html") : Attribute
{
    /// <summary>Type that creates the formatters.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>MIME types in which a cell's last value is shown.</summary>
    public string[] PreferredMimeTypes { get; } = [mimeType];
}

// The host calls the members on an instance, so they can't be static.
#pragma warning disable CA1822

/// <summary>Creates the formatters of this library's types for .NET Interactive.</summary>
internal sealed class InteractiveFormatters
{
    /// <summary>Returns the formatters; the host calls this method by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new Formatter("text/html"), new Formatter("image/svg+xml")];

    /// <summary>Formats a value as the result of its ToHtml method, which is SVG for figures; the host calls the members by their names.</summary>
    private sealed class Formatter(string mimeType)
    {
        public string MimeType => mimeType;

        public bool Format(object value, TextWriter writer)
        {
            var toHtml = value.GetType().GetMethod("ToHtml", [])!;
            writer.Write((string)toHtml.Invoke(value, null)!);
            return true;
        }
    }
}
