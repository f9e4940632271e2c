using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcgNotebooks.Reports.Card;

/// <summary>Writes a card as JSON; names and order of its properties are stable.</summary>
internal static class CardJson
{
    private static readonly JsonWriterOptions _options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is read by people, too, and is never pasted into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ModelCard card)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _options))
        {
            json.WriteStartObject();
            json.WriteString("title", card.Title);
            Strings(json, "notes", card.Notes);
            Strings(json, "counts", card.Checklists.Select(checklist => checklist.Count));
            json.WriteStartArray("checklists");
            foreach (var checklist in card.Checklists)
            {
                Write(json, checklist);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Checklist checklist)
    {
        json.WriteStartObject();
        json.WriteString("name", checklist.Name);
        json.WriteString("citation", checklist.Citation);
        json.WriteStartArray("judgements");
        foreach (var judgement in checklist.Judgements)
        {
            json.WriteStartObject();
            json.WriteString("domain", judgement.Domain);
            json.WriteString("of", judgement.Of);
            json.WriteString("judgement", judgement.Judgement);
            json.WriteString("because", judgement.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("items");
        foreach (var item in checklist.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CardItem item)
    {
        json.WriteStartObject();
        json.WriteString("section", item.Section);
        json.WriteString("item", item.Number);
        json.WriteString("asks", item.Asks);
        json.WriteString("status", item.Status);
        json.WriteString("judgement", item.Answer.Judgement);
        json.WriteString("answer", item.Answer.Text);
        json.WriteString("open", item.Answer.Missing);
        json.WriteStartArray("sources");
        foreach (var source in item.Answer.Sources)
        {
            json.WriteStartObject();
            json.WriteString("file", source.File);
            json.WriteString("field", source.Field);
            json.WriteString("value", source.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
