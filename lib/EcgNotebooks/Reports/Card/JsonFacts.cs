using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Reports.Card;

/// <summary>The values of a JSON file of a run.</summary>
internal sealed class JsonFacts
{
    private readonly string _file;
    private readonly string _command;
    private readonly JsonNode? _root;

    private JsonFacts(string file, string command, JsonNode? root, bool exists) =>
        (_file, _command, _root, Exists) = (file, command, root, exists);

    /// <summary>Whether the run has the file.</summary>
    public bool Exists { get; }

    /// <summary>Reads the file if there is one.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="file">Its name in the card.</param>
    /// <param name="command">The command that writes it.</param>
    /// <exception cref="EcgException">The file can't be read as JSON.</exception>
    public static JsonFacts Read(string path, string file, string command) =>
        File.Exists(path) ? new(file, command, StoredJson.Read(path), true) : new(file, command, null, false);

    /// <summary>Returns a value: numbers with four decimals, as everywhere in the project's reports.</summary>
    /// <param name="pointer">JSON pointer (RFC 6901).</param>
    public Fact this[string pointer] => Of(pointer, Shown);

    /// <summary>Returns a value with all of its digits.</summary>
    public Fact Exact(string pointer) => Of(pointer, value => value.ToString());

    /// <summary>Returns a number of rows, rounded up.</summary>
    public Fact Rounded(string pointer) =>
        Of(pointer, value => Number(value) is { } rows ? Invariant(Math.Ceiling(rows), "0") : value.ToString());

    /// <summary>Returns a share in percent.</summary>
    public Fact Percent(string pointer) =>
        Of(pointer, value => Number(value) is { } share ? Invariant(share * 100, "0.##") + " %" : value.ToString());

    /// <summary>Returns a number for a decision about words; null where there is none.</summary>
    public double? Value(string pointer) => At(pointer) is JsonValue value ? Number(value) : null;

    /// <summary>Returns the names in an object, in their order.</summary>
    public IReadOnlyList<string> Names(string pointer) =>
        At(pointer) is JsonObject of ? [.. of.Select(property => property.Key)] : [];

    /// <summary>Returns a name as a part of a JSON pointer.</summary>
    public static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private Fact Of(string pointer, Func<JsonValue, string> show)
    {
        if (At(pointer) is JsonValue value)
        {
            return Fact.Of(show(value), new(_file, pointer, value.ToString()));
        }

        // An undefined measure is an answer, too, where the file says why.
        var reasons = (_root as JsonObject)?["reasons"] as JsonObject;
        return reasons?[pointer.TrimStart('/').Replace('/', '.')] is JsonValue reason
                ? Fact.Of($"undefined ({reason})", new(_file, pointer, "null"))
            : Exists ? Fact.None($"{_file} has no value at {pointer}; {_command} writes the file again.")
            : Fact.None($"{_file} isn't there; {_command} writes it.");
    }

    private JsonNode? At(string pointer)
    {
        var node = _root;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            node = node switch
            {
                JsonObject of => of[Unescaped(part)],
                JsonArray array
                    when int.TryParse(part, CultureInfo.InvariantCulture, out var i) && i < array.Count && i >= 0 =>
                    array[i],
                _ => null,
            };
        }

        return node;
    }

    private static string Unescaped(string part) =>
        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static string Shown(JsonValue value) =>
        Number(value) is not { } number ? value.ToString()
        : number == Math.Floor(number) && !value.ToJsonString().Contains('.', StringComparison.Ordinal)
            ? value.ToString()
        : number != 0 && Math.Abs(number) < 0.00005 ? (number > 0 ? "below 0.0001" : "0.0000")
        : Invariant(number, "F4");

    private static double? Number(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) ? number : null;

    private static string Invariant(double number, string format) =>
        number.ToString(format, CultureInfo.InvariantCulture);
}
