using System.Text.Json;
using EcgNotebooks.Files;
using EcgNotebooks.Formats;

namespace EcgNotebooks.Studies;

/// <summary>A value of a JSON file with its place there, which every refusal names.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The place, such as leads[1]; empty for the whole.</param>
/// <param name="Value">The value.</param>
internal readonly record struct JsonPlace(string File, string Name, JsonElement Value)
{
    /// <summary>Reads a file that holds one JSON value, no name of an object twice.</summary>
    /// <exception cref="EcgException">The file can't be read or isn't JSON.</exception>
    public static JsonPlace Read(string file)
    {
        try
        {
            using var document = StrictJson.Parse(RegularFile.ReadAllBytes(file));
            return new JsonPlace(file, "", document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{file}: can't be read: {e.Message}", "See 'ecg sweep --help' for an example.", e);
        }
    }

    /// <summary>The members of an object, all of them among the known names.</summary>
    public IReadOnlyDictionary<string, JsonPlace> Members(params string[] known)
    {
        var members = new Dictionary<string, JsonPlace>();
        foreach (var member in Of(JsonValueKind.Object, "an object").EnumerateObject())
        {
            var place = this with { Name = Name + (Name.Length > 0 ? "." : "") + member.Name, Value = member.Value };
            if (!known.Contains(member.Name, StringComparer.Ordinal))
            {
                throw place.Refused("is unknown", $"Use {string.Join(", ", known)}.");
            }

            members.Add(member.Name, place);
        }

        return members;
    }

    /// <summary>The values of a list that isn't empty and holds none twice.</summary>
    /// <param name="read">Reads one.</param>
    /// <param name="text">What makes two the same.</param>
    public IReadOnlyList<T> List<T>(Func<JsonPlace, T> read, Func<T, string> text)
    {
        var (values, seen) = (new List<T>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var element in Of(JsonValueKind.Array, "a list").EnumerateArray())
        {
            var place = this with { Name = $"{Name}[{values.Count}]", Value = element };
            values.Add(read(place));
            if (!seen.Add(text(values[^1])))
            {
                throw place.Refused($"names {text(values[^1])} once more", "Name each once.");
            }
        }

        return values.Count > 0 ? values : throw Refused("is empty", "Name at least one, or leave it out.");
    }

    public string Text() => Of(JsonValueKind.String, "a text").GetString()!;

    /// <summary>A text that is one of a few.</summary>
    public string OneOf(params string[] known)
    {
        var text = Text();
        return known.Contains(text, StringComparer.Ordinal)
            ? text
            : throw Refused($"is '{text}'", $"Use {string.Join(" or ", known)}.");
    }

    public long Integer(long least, long most) =>
        Of(JsonValueKind.Number, "a number").TryGetInt64(out var value) && value >= least && value <= most
            ? value
            : throw Refused($"is {Value}", $"Use a whole number from {least} to {most}.");

    public EcgException Refused(string problem, string remedy) =>
        new($"{File}: {(Name.Length > 0 ? Name : "the whole")} {problem}.", remedy);

    private JsonElement Of(JsonValueKind kind, string name) =>
        Value.ValueKind == kind ? Value : throw Refused($"is {Value.GetRawText()}, not {name}", $"Write {name} there.");
}
