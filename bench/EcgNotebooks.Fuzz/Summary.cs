using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcgNotebooks.Fuzz;

/// <summary>The result of a campaign for one reader.</summary>
/// <param name="Name">The name of the reader.</param>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Read">The number of inputs that were read.</param>
/// <param name="Refused">The number of inputs that were rejected with one of the project's own errors.</param>
/// <param name="Failures">The number of all other inputs.</param>
/// <param name="SlowestMs">The longest time for an input in ms.</param>
/// <param name="PeakMb">The peak of the process's resident memory up to the end of this reader, in MiB.</param>
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

    /// <summary>Returns the result as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);
}
