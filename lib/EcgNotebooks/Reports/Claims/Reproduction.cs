using System.Text.Json;
using System.Text.Json.Serialization;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Reports.Claims;

/// <summary>The verdict on the published claims, computed from the predictions of a study alone.</summary>
internal sealed class Reproduction
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private Reproduction(Study study, RunManifest manifest, StudyComparison comparison, IReadOnlyList<SourceFile> files)
    {
        (Study, Simulated, TableDigest, Comparison, Files) = (
            study,
            manifest.Simulated,
            manifest.TableDigest,
            comparison,
            files
        );
        Claims = [.. PublishedClaim.All.Select(Judge)];
    }

    /// <summary>The study: every ablation step and the leak-free recipe, with both networks.</summary>
    public Study Study { get; }

    /// <summary>Whether the data are the simulated demo, about which the claims say nothing.</summary>
    public bool Simulated { get; }

    /// <summary>SHA-256 of the dataset's table.</summary>
    public string TableDigest { get; }

    /// <summary>All recipes beside each other.</summary>
    public StudyComparison Comparison { get; }

    /// <summary>The predictions with their digests.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The claims with their answers.</summary>
    public IReadOnlyList<ClaimReport> Claims { get; }

    /// <summary>Returns the recipes that the verdict needs.</summary>
    public static IReadOnlyList<string> Recipes { get; } =
    [.. Ablation.Steps.Select(step => step.Name), Recipe.LeakFree.Name];

    /// <summary>Computes the verdict from a finished study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="root">The folder of the study.</param>
    /// <exception cref="EcgException">A run isn't finished, or a file is damaged.</exception>
    public static Reproduction Of(Study study, string root)
    {
        var runs = study.Runs().Select(run => (Run: run, Folder: Sweep.FolderIn(root, run))).ToList();
        var manifest = RunManifest.Read(runs[0].Folder.Run);
        var note = Simulation.DemoData.Note(manifest.Simulated);
        return new(
            study,
            manifest,
            StudyComparison.Of(runs, note),
            [.. runs.Select(one => ClaimScores.PredictionsOf(one.Run)).Select(file => SourceFile.Of(root, file))]
        );
    }

    /// <summary>Returns the verdict as JSON; it has no times, so that the same predictions give the same bytes.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                Simulated,
                TableSha256 = TableDigest,
                Seeds = Study.Seeds,
                Epochs = Study.Epochs,
                Claims,
                Ablation = Comparison.Rows.Select(Step),
                Predictions = Files,
            },
            _json
        ) + "\n";

    private ClaimReport Judge(PublishedClaim claim) =>
        new ClaimJudge(
            claim,
            new(Row(Recipe.Published.Name, claim.Network), claim.Threshold),
            new(Row(Recipe.LeakFree.Name, claim.Network), claim.Threshold)
        ).Judge();

    private ComparisonRow Row(string recipe, NetworkKind network) =>
        Comparison.Rows.SingleOrDefault(row => row.Run.RecipeName == recipe && row.Run.Network == network)
        ?? throw new EcgException(
            $"The study has no runs of the recipe {recipe} with the {network.Title()}.",
            "Run 'ecg reproduce' again."
        );

    private static object Step(ComparisonRow row)
    {
        var scores = new ClaimScores(row, 0.5);
        return new
        {
            Recipe = row.Run.RecipeName,
            Network = row.Run.Network.FolderName(),
            row.TestRows,
            row.MajorityAccuracy,
            Accuracy = scores.Mean(MeasureKind.Accuracy),
            RocAuc = scores.Mean(MeasureKind.RocAuc),
            RocAucMinusBaseline = scores.MinusBaseline(MeasureKind.RocAuc),
        };
    }
}

/// <summary>A file with predictions and its digest.</summary>
/// <param name="File">Path relative to the folder of the study.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
internal sealed record SourceFile(string File, string Sha256)
{
    /// <exception cref="EcgException">The file can't be read.</exception>
    public static SourceFile Of(string root, string file) => new(file, FileDigest.Of(Path.Combine(root, file)));
}
