using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Reports.Card;

/// <summary>The files of an evaluated run that a card is filled from.</summary>
internal sealed class RunFiles
{
    private readonly RunFolder _run;
    private readonly Dictionary<string, JsonFacts> _json = [];
    private readonly Dictionary<string, TableFacts> _tables = [];

    /// <summary>Reads the run.</summary>
    /// <exception cref="EcgException">
    /// The run isn't evaluated, its files aren't those of the evaluation, or one is missing or damaged.
    /// </exception>
    public RunFiles(RunFolder run, NetworkKind network)
    {
        (_run, Network, Manifest) = (run, network, RunManifest.Read(run));
        ThrowIfChanged();
        Selected = SelectedRows.Read(run);
        var balanced = BalancedTable.Read(run.Balanced, PtbXlTable.Read(run.Selected).Rows);
        Split = CheckedSplit.Of(balanced, Splitting.Split.Read(run.Split, balanced.Rows.Count), Recipe.KnownLeaks);
        Predictions = Predictions.Read(Folder.Predictions);
        Training = ExistingTraining.Find(Folder);
        Recordings = new RecordingFacts(Predictions, Selected, InFolder("predictions.csv"));
    }

    public NetworkKind Network { get; }

    public RunManifest Manifest { get; }

    public Recipe Recipe => Manifest.Recipe;

    public NetworkFolder Folder => _run.Of(Network);

    public SelectedRows Selected { get; }

    /// <summary>The balanced rows and their split, with the leaks that the leak guard finds.</summary>
    public CheckedSplit Split { get; }

    public Predictions Predictions { get; }

    /// <summary>The training behind the predictions; null if its files were removed.</summary>
    public ExistingTraining? Training { get; }

    /// <summary>Facts on the recordings behind the predictions.</summary>
    public RecordingFacts Recordings { get; }

    /// <summary>Returns the facts of a JSON file of the run or, by its name with the folder, of the network.</summary>
    public JsonFacts Json(string file) =>
        _json.TryGetValue(file, out var facts)
            ? facts
            : _json[file] = JsonFacts.Read(Path.Combine(_run.Root, file), file, CommandFor(file));

    /// <summary>Returns the facts of a table of the run.</summary>
    public TableFacts Table(string file) =>
        _tables.TryGetValue(file, out var facts)
            ? facts
            : _tables[file] = TableFacts.Read(Path.Combine(_run.Root, file), file);

    /// <summary>Returns the name of a file of the network, relative to the run folder.</summary>
    public string InFolder(string file) => $"{Network.FolderName()}/{file}";

    // A card of changed files would tell of an evaluation that never happened.
    private void ThrowIfChanged()
    {
        if (!File.Exists(Folder.Bundle))
        {
            throw new EcgException($"{Folder.Root}: the network isn't evaluated.", "Run 'ecg evaluate' first.");
        }

        var changes = PredictionBundle.Read(Folder.Bundle).Differences(_run, Folder, Recipe.Digest).ToArray();
        if (changes.Length > 0)
        {
            throw new EcgException(
                $"{Folder.Root}: {string.Join("; ", changes)}.",
                "Run 'ecg evaluate' again before the card."
            );
        }
    }

    // An evaluation removes what was asked for before, so that the command has to ask for it again.
    private string CommandFor(string file)
    {
        var isWanted = (string path) => Path.GetFileName(file) == Path.GetFileName(path) || File.Exists(path);
        var groups = isWanted(Folder.Groups) ? " --groups" : "";
        var prevalence = isWanted(Folder.Usefulness) ? " --prevalence P" : "";
        var spectrum = isWanted(Folder.Spectrum) ? " --spectrum" : "";
        var meaning = prevalence.Length > 0 ? ", where P is the share of people with an inferior infarction," : "";
        return $"'ecg evaluate --run RUN --network {Network.FolderName()}{groups}{spectrum}{prevalence}'{meaning}";
    }
}
