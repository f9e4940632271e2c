using System.Globalization;
using System.Text.Json;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Exercises;

/// <summary>An answer as JSON, from which a check reads the type that it needs.</summary>
/// <param name="json">The JSON; any value, since it may come from a process that isn't trusted.</param>
internal sealed class Answer(JsonElement json)
{
    private static readonly string[] _parts = ["Train", "Validation", "Test"];

    /// <summary>Whether the answer is still null.</summary>
    public bool IsMissing => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>Reads the JSON of an answer.</summary>
    /// <exception cref="AnswerFormException">The text isn't JSON.</exception>
    public static Answer Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new Answer(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw new AnswerFormException("The answer can't be read. Check what the answer's variable holds.");
        }
    }

    /// <summary>Returns the answer as a number.</summary>
    public double Number() => NumberOf(json) ?? throw Form("a number");

    /// <summary>Returns the answer as a list of numbers; of a signal, its samples.</summary>
    public double[] Numbers() => NumbersOf(json) ?? throw Form("a list of numbers");

    /// <summary>Returns the answer as rows of numbers; of a recording, one row for each signal.</summary>
    public double[][] Rows()
    {
        var list = json.ValueKind == JsonValueKind.Object ? Property(json, "Signals") : json;
        double[]?[] rows =
            list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(NumbersOf)] : [null];
        return rows.Contains(null) ? throw Form("rows of numbers (double[][])") : [.. rows.OfType<double[]>()];
    }

    /// <summary>Returns the answer as a list of texts; a single text is a list of one, and commas separate several.</summary>
    public string[] Texts() =>
        json.ValueKind == JsonValueKind.String ? json.GetString()!.Split(", ")
        : json.ValueKind == JsonValueKind.Array
        && json.GetArrayLength() > 0
        && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. json.EnumerateArray().Select(item => item.GetString()!)]
        : throw Form("a list of names");

    /// <summary>Returns the answer as a split.</summary>
    public Split Split()
    {
        var parts = _parts.Select(name => NumbersOf(Property(json, name))).ToArray();
        if (parts.Contains(null))
        {
            throw Form("a Split, with the positions of the training, validation and test rows");
        }

        try
        {
            int[][] positions = [.. parts.Select(part => Array.ConvertAll(part!, Position))];
            return new Split(positions[0], positions[1], positions[2]);
        }
        catch (EcgException e)
        {
            throw new AnswerFormException(e.Message);
        }
    }

    private static int Position(double number) =>
        number is >= 0 and <= int.MaxValue && number == Math.Floor(number)
            ? (int)number
            : throw new AnswerFormException(
                $"{number.ToString(CultureInfo.InvariantCulture)} isn't the position of a row. Positions are whole numbers from 0."
            );

    private static JsonElement Property(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    private static double? NumberOf(JsonElement item) =>
        item.ValueKind switch
        {
            JsonValueKind.Number when item.TryGetDouble(out var number) => number,
            JsonValueKind.String => item.GetString() switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => null,
            },
            // A Measure holds its number under this name.
            JsonValueKind.Object when Property(item, "Value").ValueKind == JsonValueKind.Number => Property(
                    item,
                    "Value"
                )
                .GetDouble(),
            _ => null,
        };

    // The numbers of a signal are its samples, those of an interval its limits, and those of a pair its items.
    private static double[]? NumbersOf(JsonElement item)
    {
        var list = item.ValueKind == JsonValueKind.Object ? Property(item, "Samples") : item;
        double?[] numbers =
            list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(NumberOf)]
            : NumberOf(Property(item, "Lower")) is { } lower ? [lower, NumberOf(Property(item, "Upper"))]
            : [NumberOf(Property(item, "Item1")), NumberOf(Property(item, "Item2"))];
        return numbers.Contains(null) ? null : [.. numbers.Select(number => number!.Value)];
    }

    private AnswerFormException Form(string wanted) => new($"The answer should be {wanted}, not {Found()}.");

    private string Found() =>
        json.ValueKind switch
        {
            JsonValueKind.Array => $"a list of {json.GetArrayLength()} items",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            _ => "an object of another type",
        };
}
