using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcgNotebooks.Bench;

/// <summary>What a measurement gave.</summary>
/// <param name="MedianMs">Median time of one run in ms.</param>
/// <param name="MinMs">Shortest time of one run in ms.</param>
/// <param name="Items">Things that one run does: rows, recordings, scores.</param>
/// <param name="Threads">Threads that a run may use.</param>
/// <param name="Note">What the reader must know, with the unit of the items.</param>
internal sealed record Measured(double MedianMs, double MinMs, long Items, int Threads, string Note)
{
    private static readonly JsonSerializerOptions _plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of JSON.</summary>
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

    // Four digits: more is noise.
    private static double Rounded(double value) =>
        value > 0 ? Math.Round(value, Math.Clamp(3 - (int)Math.Floor(Math.Log10(value)), 0, 12)) : value;
}
