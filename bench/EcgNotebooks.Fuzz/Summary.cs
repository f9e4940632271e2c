using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcgNotebooks.Fuzz;

/// <summary>What became of one reader's inputs.</summary>
/// <param name="Name">The reader.</param>
/// <param name="Inputs">Inputs it was given.</param>
/// <param name="Read">Those that it read.</param>
/// <param name="Refused">Those that it refused by an error of the project's own.</param>
/// <param name="Failures">All others.</param>
/// <param name="SlowestMs">The longest reading.</param>
/// <param name="PeakMb">Peak of the process's resident memory up to the end of this reader, in MiB.</param>
internal sealed record Summary(
    string Name,
    long Inputs,
    long Read,
    long Refused,
    long Failures,
    [property: JsonPropertyName("slowest_ms")] double SlowestMs,
    [property: JsonPropertyName("peak_mb")] long PeakMb
)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);
}
