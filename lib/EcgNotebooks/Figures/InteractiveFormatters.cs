namespace EcgNotebooks.Figures;

/// <summary>Tells .NET Interactive how a type is shown; that host looks the attribute up by name.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type that makes the formatters.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>The form that a cell's trailing value is shown in.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html"];
}

// The host calls members of instances.
#pragma warning disable CA1822

/// <summary>Makes the formatters of this library's own types for .NET Interactive.</summary>
internal sealed class InteractiveFormatters
{
    /// <summary>Called by the host, by name.</summary>
    public IEnumerable<object> CreateTypeFormatters() => [new HtmlFormatter()];

    /// <summary>Has the members that the host calls by name.</summary>
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
