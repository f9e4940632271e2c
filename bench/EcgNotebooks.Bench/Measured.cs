using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Bench;

/// <summary>The result of a measurement.</summary>
/// <param name="MedianMs">The median time of one repetition in ms.</param>
/// <param name="MinMs">The shortest time of one repetition in ms.</param>
/// <param name="Items">The number of items that one repetition processes, such as rows, recordings or scores.</param>
/// <param name="Threads">The number of threads that a repetition may use.</param>
/// <param name="Note">The unit of the items and other facts that are needed to interpret the result.</param>
internal sealed record Measured(double MedianMs, double MinMs, long Items, int Threads, string Note)
{
    private static readonly JsonSerializerOptions _plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the result as one line of JSON.</summary>
    public string ToJson(string name) =>
        new JsonObject
        {
            ["name"] = name,
            ["median_ms"] = Rounded(MedianMs),
            ["min_ms"] = Rounded(MinMs),
            ["items"] = Items,
            ["threads"] = Threads,
            ["note"] = Note,
        }.ToJsonString(_plain);

    // Times vary by more than the fourth significant digit.
    private static double Rounded(double value) =>
        value > 0 ? Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(value)), 0, 12)) : value;
}
