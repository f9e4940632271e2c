using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>What an inspection looked at and found.</summary>
/// <param name="Folder">The dataset's folder.</param>
/// <param name="Rows">Rows of the table that could be read.</param>
/// <param name="Recordings">Recordings that were read, those of 100 Hz and those of 500 Hz.</param>
/// <param name="Digests">Files in the list of checksums; 0 where they weren't compared.</param>
/// <param name="Groups">The findings by kind.</param>
internal sealed record InspectionReport(
    string Folder,
    int Rows,
    int Recordings,
    int Digests,
    IReadOnlyList<FindingGroup> Groups
)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Whether the dataset isn't what it says it is.</summary>
    [JsonIgnore]
    public bool IsWrong => Groups.Any(group => group.Kind.SeverityOf() == Severity.Wrong);

    /// <summary>How many findings there are of a kind.</summary>
    public int Count(FindingKind kind) => Groups.FirstOrDefault(group => group.Kind == kind)?.Count ?? 0;

    /// <summary>The report as JSON.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                Folder,
                Rows,
                Recordings,
                Digests,
                Findings = Groups.Select(group => new
                {
                    group.Kind,
                    Severity = group.Kind.SeverityOf(),
                    group.Count,
                    group.First,
                }),
            },
            _json
        ) + "\n";

    /// <summary>Writes the report as JSON.</summary>
    /// <exception cref="EcgException">The file can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());
}
