using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcgNotebooks.Exercises;

/// <summary>Converts answers to JSON, the form in which they leave the notebook's process.</summary>
internal static class AnswerJson
{
    /// <summary>The most characters that an answer may have as JSON.</summary>
    public const int MostCharacters = 5_000_000;

    private static readonly JsonSerializerOptions _options = new()
    {
        IncludeFields = true, // The items of a tuple are fields.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Converts a value to JSON on one line.</summary>
    /// <exception cref="AnswerFormException">The value can't be converted, or is too large.</exception>
    public static string Of(object? answer)
    {
        var json = Serialized(answer is double[,] matrix ? Rows(matrix) : answer);
        return json.Length <= MostCharacters
            ? json
            : throw new AnswerFormException(
                $"The answer has {json.Length} characters as JSON, and at most {MostCharacters} are accepted. Check what the answer's variable holds."
            );
    }

    private static string Serialized(object? answer)
    {
        try
        {
            return JsonSerializer.Serialize(answer, _options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new AnswerFormException(
                $"The answer is a {answer!.GetType().Name}, which this check can't read. Answer with a number, an array, or the type that the exercise names."
            );
        }
    }

    private static double[][] Rows(double[,] matrix) =>
        [
            .. Enumerable
                .Range(0, matrix.GetLength(0))
                .Select(row => Enumerable.Range(0, matrix.GetLength(1)).Select(c => matrix[row, c]).ToArray()),
        ];
}
