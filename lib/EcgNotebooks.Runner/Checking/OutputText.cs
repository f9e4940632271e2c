using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Checking;

/// <summary>The part of an output that has to be the same in every run, without execution counts, times and a figure's layout.</summary>
/// <param name="Kind">Stream, error or MIME type.</param>
/// <param name="Content">The text that is compared.</param>
internal sealed record OutputText(string Kind, string Content)
{
    // Figures hold numbers with all digits, the last of which depend on the processor.
    private const double FigureTolerance = 1e-9;

    private const string FigureData = "data of a figure";

    /// <summary>Returns the comparable parts of a cell's outputs, one for each MIME type and one for each stream.</summary>
    public static IReadOnlyList<OutputText> Of(JsonArray outputs)
    {
        var texts = new List<OutputText>();
        var streams = new Dictionary<string, (int At, StringBuilder Text)>(StringComparer.Ordinal);
        foreach (var output in outputs)
        {
            if (!IsStream(output!))
            {
                texts.AddRange(Texts(output!));
            }
            else if (NotebookJson.Text(output!["text"]) is { Length: > 0 } text)
            {
                StreamOf($"{output["name"]}").Append(text);
            }
        }

        foreach (var (at, text) in streams.Values)
        {
            texts[at] = texts[at] with { Content = text.ToString() };
        }

        return texts;

        // All pieces of a stream are joined, because how a stream is divided depends on the host and on timing.
        StringBuilder StreamOf(string name)
        {
            if (!streams.TryGetValue(name, out var stream))
            {
                streams[name] = stream = (texts.Count, new StringBuilder());
                texts.Add(new OutputText(name, ""));
            }

            return stream.Text;
        }
    }

    /// <summary>Returns a description of the difference to the new output, or null if there is none.</summary>
    public string? DifferenceTo(OutputText fresh, double tolerance)
    {
        if (Kind != fresh.Kind)
        {
            return $"{Kind} is stored, but the new run gave {fresh.Kind}";
        }

        var found =
            Kind == FigureData
                ? DataComparison.Difference(Content, fresh.Content, Math.Max(tolerance, FigureTolerance))
                : TextComparison.Difference(Content, fresh.Content, tolerance);
        return found is null ? null : $"{Kind}: {found}";
    }

    private static bool IsStream(JsonNode output) =>
        output["data"] is not JsonObject && (string?)output["output_type"] != "error";

    private static IEnumerable<OutputText> Texts(JsonNode output) =>
        output["data"] is JsonObject data
            ? data.Where(entry => !Drawing.IsOtherForm(data, entry.Key))
                .Select(entry => Shown(entry.Key, NotebookJson.Text(entry.Value)))
            : [new OutputText("error", $"{output["ename"]}: {output["evalue"]}")];

    // A drawing that contains its data is compared by the data, because a changed layout isn't a changed result.
    private static OutputText Shown(string mimeType, string content)
    {
        if (content.StartsWith("<svg", StringComparison.Ordinal) && Metadata(content) is { } data)
        {
            return new OutputText(FigureData, data);
        }

        return new OutputText(mimeType, content);
    }

    private static string? Metadata(string svg)
    {
        try
        {
            return XDocument.Parse(svg).Root!.Elements().FirstOrDefault(e => e.Name.LocalName == "metadata")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
