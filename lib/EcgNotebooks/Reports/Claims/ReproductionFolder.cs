using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Reports.Claims;

/// <summary>The folder of a reproduction: study.json, the runs, and the verdict as reproduction.json and reproduction.html.</summary>
/// <param name="root">Path of the folder.</param>
internal sealed class ReproductionFolder(string root)
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true, NewLine = "\n" };

    public string Root => root;

    /// <summary>The study, which 'ecg sweep' can read too.</summary>
    public string StudyFile => Path.Combine(root, "study.json");

    /// <summary>The verdict as JSON.</summary>
    public string Json => Path.Combine(root, "reproduction.json");

    /// <summary>The verdict as a page.</summary>
    public string Page => Path.Combine(root, "reproduction.html");

    /// <summary>Whether the folder has a verdict.</summary>
    public bool HasVerdict => File.Exists(Json);

    /// <summary>Writes the study, without which the verdict couldn't be computed again.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(Study study)
    {
        var json = new JsonObject
        {
            ["recipes"] = new JsonArray([.. study.Recipes.Select(name => JsonValue.Create(name))]),
            ["networks"] = new JsonArray([.. study.Networks.Select(n => JsonValue.Create(n.FolderName()))]),
            ["seeds"] = new JsonArray([.. study.Seeds.Select(seed => JsonValue.Create(seed))]),
        };
        if (study.Epochs is { } epochs)
        {
            json["epochs"] = epochs;
        }

        AtomicFile.WriteText(StudyFile, json.ToJsonString(_json) + "\n");
    }

    /// <summary>Computes the verdict of the finished study, and writes it.</summary>
    /// <exception cref="EcgException">A run isn't finished, or the folder can't be written.</exception>
    public Reproduction WriteVerdict()
    {
        var reproduction = Reproduction.Of(Study.Read(StudyFile), root);
        // The JSON is written last, because it is what tells that there is a verdict.
        AtomicFile.WriteText(Page, new ReproductionPage(reproduction).ToHtml());
        AtomicFile.WriteText(Json, reproduction.ToJson());
        return reproduction;
    }

    /// <summary>Recomputes the verdict from the predictions, and returns one line for each difference from the stored one.</summary>
    /// <exception cref="EcgException">A file is missing or damaged.</exception>
    public IReadOnlyList<string> Differences()
    {
        var stored = StoredJson.Read(Json);
        string[] files = [.. ChangedFiles(stored)];
        return StoredReport.Differences(files, () => Recomputed(stored));
    }

    private IEnumerable<string> ChangedFiles(JsonNode? stored) =>
        from entry in stored?["predictions"] as JsonArray ?? []
        let file = (string?)entry?["file"] ?? ""
        let digest = (string?)entry?["sha256"]
        where !File.Exists(Path.Combine(root, file)) || FileDigest.Of(Path.Combine(root, file)) != digest
        select $"{file}: not the predictions that the verdict was computed from";

    private IEnumerable<string> Recomputed(JsonNode? stored)
    {
        var reproduction = Reproduction.Of(Study.Read(StudyFile), root);
        var page = Path.GetFileName(Page);
        return
        [
            .. StoredJson.Differences(Path.GetFileName(Json), stored, JsonNode.Parse(reproduction.ToJson())),
            .. File.Exists(Page) && RegularFile.ReadAllText(Page) == new ReproductionPage(reproduction).ToHtml()
                ? []
                : (string[])[$"{page}: the stored page isn't the one that the predictions give"],
        ];
    }
}
