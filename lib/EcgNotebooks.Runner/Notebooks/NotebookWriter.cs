using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Writes JSON in the layout of the file that it was read from; unchanged values are written exactly as they were.</summary>
/// <param name="layout">The file's layout.</param>
internal sealed class NotebookWriter(JsonLayout layout)
{
    private readonly StringBuilder _text = new();

    /// <summary>Returns the JSON as text.</summary>
    public string Write(JsonNode root)
    {
        _text.Clear();
        Value(root, 0);
        return _text.Append(layout.End).ToString();
    }

    private void Value(JsonNode? node, int level)
    {
        switch (node)
        {
            case null:
                _text.Append("null");
                break;
            case JsonObject members:
                Members(members, level);
                break;
            case JsonArray items:
                Items(items, level);
                break;
            case JsonValue value when value.TryGetValue<JsonElement>(out var read):
                _text.Append(read.GetRawText());
                break;
            case JsonValue value when value.TryGetValue<string>(out var made):
                Text(made);
                break;
            default:
                _text.Append(node.ToJsonString());
                break;
        }
    }

    private void Members(JsonObject members, int level)
    {
        _text.Append('{');
        var first = true;
        foreach (var (name, value) in members)
        {
            Next(ref first, level + 1);
            Text(name);
            _text.Append(layout.Colon);
            Value(value, level + 1);
        }

        Close('}', first, level);
    }

    private void Items(JsonArray items, int level)
    {
        _text.Append('[');
        var first = true;
        foreach (var item in items)
        {
            Next(ref first, level + 1);
            Value(item, level + 1);
        }

        Close(']', first, level);
    }

    private void Next(ref bool first, int level)
    {
        _text.Append(first ? "" : layout.Comma);
        first = false;
        Line(level);
    }

    private void Close(char bracket, bool empty, int level)
    {
        if (!empty)
        {
            Line(level);
        }

        _text.Append(bracket);
    }

    private void Line(int level)
    {
        if (layout.Indent is not { } indent)
        {
            return;
        }

        _text.Append(layout.LineEnd);
        for (var i = 0; i < level; i++)
        {
            _text.Append(indent);
        }
    }

    // Only characters that JSON requires to be escaped are, so that text in any script stays readable.
    private void Text(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append(@"\\"),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                '\b' => _text.Append("\\b"),
                '\f' => _text.Append("\\f"),
                < ' ' => _text
                    .Append("\\u")
                    .Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }
}
