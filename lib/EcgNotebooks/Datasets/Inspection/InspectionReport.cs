using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>The result of an inspection.</summary>
/// <param name="Folder">The dataset's folder.</param>
/// <param name="Rows">Number of rows of the table that could be parsed.</param>
/// <param name="Recordings">Number of recordings that were read, at 100 Hz and at 500 Hz together.</param>
/// <param name="Digests">Number of files in the list of checksums; 0 where they weren't compared.</param>
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

    /// <summary>Whether the dataset differs from its own description.</summary>
    [JsonIgnore]
    public bool IsWrong => Groups.Any(group => group.Kind.SeverityOf() == Severity.Wrong);

    /// <summary>Returns the number of findings of a kind.</summary>
    public int Count(FindingKind kind) => Groups.FirstOrDefault(group => group.Kind == kind)?.Count ?? 0;

    /// <summary>Returns the report as JSON.</summary>
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
