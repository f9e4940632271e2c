using System.Text.Json;
using EcgNotebooks.Files;
using EcgNotebooks.Formats;

namespace EcgNotebooks.Studies;

/// <summary>A value in a JSON file with its path, which every error message names.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Name">Path of the value in the file, such as leads[1]; empty for the whole file.</param>
/// <param name="Value">The value.</param>
internal readonly record struct LocatedJson(string File, string Name, JsonElement Value)
{
    /// <summary>Reads a JSON file; an object with a duplicate name is an error.</summary>
    /// <exception cref="EcgException">The file can't be read or isn't JSON.</exception>
    public static LocatedJson Read(string file)
    {
        try
        {
            using var document = StrictJson.Parse(RegularFile.ReadAllBytes(file));
            return new LocatedJson(file, "", document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EcgException(
                $"{file}: the file can't be read ({e.Message})",
                "See 'ecg sweep --help' for an example.",
                e
            );
        }
    }

    /// <summary>Returns the members of an object; an unknown name is an error.</summary>
    public IReadOnlyDictionary<string, LocatedJson> Members(params string[] known)
    {
        var members = new Dictionary<string, LocatedJson>();
        foreach (var member in Of(JsonValueKind.Object, "an object").EnumerateObject())
        {
            var json = this with { Name = Name + (Name.Length > 0 ? "." : "") + member.Name, Value = member.Value };
            if (!known.Contains(member.Name, StringComparer.Ordinal))
            {
                throw json.Error("is unknown", $"Use {string.Join(", ", known)}.");
            }

            members.Add(member.Name, json);
        }

        return members;
    }

    /// <summary>Returns the values of a list; an empty list or a duplicate value is an error.</summary>
    /// <param name="read">Reads one value.</param>
    /// <param name="text">Returns the text by which values are compared.</param>
    public IReadOnlyList<T> List<T>(Func<LocatedJson, T> read, Func<T, string> text)
    {
        var (values, seen) = (new List<T>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var element in Of(JsonValueKind.Array, "a list").EnumerateArray())
        {
            var json = this with { Name = $"{Name}[{values.Count}]", Value = element };
            values.Add(read(json));
            if (!seen.Add(text(values[^1])))
            {
                throw json.Error($"is {text(values[^1])} for the second time", "Name each once.");
            }
        }

        return values.Count > 0 ? values : throw Error("is empty", "Name at least one, or leave it out.");
    }

    public string Text() => Of(JsonValueKind.String, "a text").GetString()!;

    /// <summary>Returns a text; one that isn't among the known texts is an error.</summary>
    public string OneOf(params string[] known)
    {
        var text = Text();
        return known.Contains(text, StringComparer.Ordinal)
            ? text
            : throw Error($"is '{text}'", $"Use {string.Join(" or ", known)}.");
    }

    public long Integer(long least, long most) =>
        Of(JsonValueKind.Number, "a number").TryGetInt64(out var value) && value >= least && value <= most
            ? value
            : throw Error($"is {Value}", $"Use a whole number from {least} to {most}.");

    public EcgException Error(string problem, string remedy) =>
        new($"{File}: {(Name.Length > 0 ? Name : "the file")} {problem}.", remedy);

    private JsonElement Of(JsonValueKind kind, string name) =>
        Value.ValueKind == kind ? Value : throw Error($"is {Value.GetRawText()}, not {name}", $"Write {name} there.");
}
