namespace EcgNotebooks.Figures;

/// <summary>Names the formatters of a type for .NET Interactive, which finds this attribute by its name.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Type that creates the formatters.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>MIME types in which a cell's last value is shown.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html"];
}

// The host calls the members on an instance, so they can't be static.
#pragma warning disable CA1822

/// <summary>Creates the formatters of this library's types for .NET Interactive.</summary>
internal sealed class InteractiveFormatters
{
    /// <summary>Returns the formatters; the host calls this method by its name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter()];

    /// <summary>Formats a value as HTML; the host calls its members by their names.</summary>
    private sealed class HtmlFormatter
    {
        public string MimeType => "text/html";

        public bool Format(object value, TextWriter writer)
        {
            var toHtml = value.GetType().GetMethod("ToHtml", [])!;
            writer.Write((string)toHtml.Invoke(value, null)!);
            return true;
        }
    }
}
