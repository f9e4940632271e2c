using System.Text;
using System.Text.Json;

namespace EcgNotebooks.Evaluation;

/// <summary>Writes measures as JSON: null where one isn't defined, and the reasons at the end by path.</summary>
internal sealed class MeasureWriter
{
    private readonly SortedDictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly Stack<string> _path = new();

    private MeasureWriter(Utf8JsonWriter json) => Json = json;

    /// <summary>For what isn't a measure.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>A document with the properties that are written in the call, then "reasons".</summary>
    public static string Document(Action<MeasureWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            var writer = new MeasureWriter(json);
            json.WriteStartObject();
            write(writer);
            writer.Reasons();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>An object with the properties that are written in the call.</summary>
    public void Object(string name, Action write)
    {
        Json.WriteStartObject(name);
        _path.Push(name);
        write();
        _path.Pop();
        Json.WriteEndObject();
    }

    /// <summary>A measure, or null and its reason.</summary>
    public void Number(string name, Measure measure)
    {
        if (measure.Reason is null)
        {
            Json.WriteNumber(name, measure.Value);
            return;
        }

        Json.WriteNull(name);
        _reasons[string.Join('.', _path.Reverse().Append(name))] = measure.Reason;
    }

    private void Reasons()
    {
        Json.WriteStartObject("reasons");
        foreach (var (path, reason) in _reasons)
        {
            Json.WriteString(path, reason);
        }

        Json.WriteEndObject();
    }
}
