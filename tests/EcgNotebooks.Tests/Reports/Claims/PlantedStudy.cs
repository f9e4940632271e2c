using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Claims;
using EcgNotebooks.Simulation;
using EcgNotebooks.Studies;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Reports.Claims;

/// <summary>The folder of a reproduction whose predictions are planted in place of trained networks.</summary>
internal sealed class PlantedStudy : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="score">Returns the score of a row, given the run, the label and a random number from 0 to 1.</param>
    public PlantedStudy(Func<StudyRun, bool, double, double> score)
    {
        DemoData.Make(_folder["data"], new DemoOptions { Recordings = 900, TableOnly = true });
        var (data, study) = (PtbXl.Open(_folder["data"]), Study);
        Folder = new ReproductionFolder(_folder["study"]);
        Folder.Write(study);
        foreach (var run in study.Runs())
        {
            Plant(data, run, score);
        }
    }

    public ReproductionFolder Folder { get; }

    /// <summary>The predictions of the first run of a recipe.</summary>
    public string FileOf(string recipe, NetworkKind network) =>
        Sweep
            .FolderIn(Folder.Root, Study.Runs().First(run => run.RecipeName == recipe && run.Network == network))
            .Run.Of(network)
            .Predictions;

    private static Study Study { get; } =
        new()
        {
            Recipes = Reproduction.Recipes,
            Networks = [NetworkKind.Cnn, NetworkKind.Crnn],
            Seeds = [0, 1],
            Epochs = 1,
        };

    public void Dispose() => _folder.Dispose();

    private void Plant(PtbXl data, StudyRun run, Func<StudyRun, bool, double, double> score)
    {
        var folder = Sweep.FolderIn(Folder.Root, run).Run;
        CopyTables(Tables(data, run.Recipe), folder);
        var processed = ProcessedRun.Read(folder);
        var random = new Random(HashCode(run));
        var predictions =
            from part in Enum.GetValues<Part>()
            from row in processed.Rows(part)
            let source = processed.Balanced.Source(row)
            let probability = score(run, row.Label == Diagnosis.Imi, random.NextDouble())
            select new Prediction(
                source.EcgId,
                source.PatientId,
                source.StratFold,
                part,
                row.Label,
                Math.Clamp(probability, 0, 1)
            );
        Directory.CreateDirectory(folder.Of(run.Network).Root);
        new Predictions(predictions).Write(folder.Of(run.Network).Predictions);
    }

    // All runs of a recipe have the same tables.
    private RunFolder Tables(PtbXl data, Recipe recipe)
    {
        var tables = new RunFolder(_folder["tables", recipe.Name]);
        if (!File.Exists(tables.Manifest))
        {
            new Experiment(tables).Process(data, recipe);
        }

        return tables;
    }

    private static void CopyTables(RunFolder from, RunFolder to)
    {
        Directory.CreateDirectory(to.Root);
        foreach (var file in Directory.EnumerateFiles(from.Root))
        {
            File.Copy(file, Path.Combine(to.Root, Path.GetFileName(file)));
        }
    }

    // string.GetHashCode differs from process to process.
    private static int HashCode(StudyRun run) => run.Id.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
}
