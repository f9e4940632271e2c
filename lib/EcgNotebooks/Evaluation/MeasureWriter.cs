using System.Text;
using System.Text.Json;

namespace EcgNotebooks.Evaluation;

/// <summary>
/// Writes measures as JSON; an undefined measure is null, and "reasons" at the end gives the reason by path.
/// </summary>
internal sealed class MeasureWriter
{
    private readonly SortedDictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly Stack<string> _path = new();

    private MeasureWriter(Utf8JsonWriter json) => Json = json;

    /// <summary>The underlying writer, for values that aren't measures.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>
    /// Returns a document with the properties that <paramref name="write"/> writes, followed by "reasons".
    /// </summary>
    public static string Document(Action<MeasureWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            var writer = new MeasureWriter(json);
            json.WriteStartObject();
            write(writer);
            writer.WriteReasons();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Writes an object with the properties that <paramref name="write"/> writes.</summary>
    public void Object(string name, Action write)
    {
        Json.WriteStartObject(name);
        _path.Push(name);
        write();
        _path.Pop();
        Json.WriteEndObject();
    }

    /// <summary>Writes a measure; an undefined one as null, with its reason under "reasons".</summary>
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

    private void WriteReasons()
    {
        Json.WriteStartObject("reasons");
        foreach (var (path, reason) in _reasons)
        {
            Json.WriteString(path, reason);
        }

        Json.WriteEndObject();
    }
}
