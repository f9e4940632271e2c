using EcgNotebooks.Experiments;

namespace EcgNotebooks.Reports.Card;

/// <summary>Answers the questions that the checklists have in common from a run's files.</summary>
/// <param name="files">The files of the run.</param>
internal sealed partial class RunAnswers(RunFiles files)
{
    private const string NeedsAuthor = "The author of the study answers this; no file of a run can.";

    private static readonly Part[] _parts = [Part.Train, Part.Validation, Part.Test];

    /// <summary>The files of the run.</summary>
    public RunFiles Files => files;

    /// <summary>Findings of the leak guard.</summary>
    public LeakFacts Leaks { get; } = new(files.Split);

    /// <summary>An item that only the author of a study can answer.</summary>
    /// <param name="what">What is asked for.</param>
    public static Answer Author(string what) => Answer.Open($"{what} {NeedsAuthor}");

    /// <summary>The name of the network in titles.</summary>
    public Fact Network => Metrics["/network"].As(files.Network.Title());

    private Recipe Recipe => files.Recipe;

    private JsonFacts Manifest => files.Json("recipe.json");

    private JsonFacts Metrics => files.Json(files.InFolder("metrics.json"));

    private JsonFacts Evidence => files.Json(files.InFolder("evidence.json"));

    private JsonFacts Baseline => files.Json(files.InFolder("baseline.json"));

    private JsonFacts Groups => files.Json(files.InFolder("groups.json"));

    private JsonFacts Usefulness => files.Json(files.InFolder("usefulness.json"));

    private JsonFacts Spectrum => files.Json(files.InFolder("spectrum.json"));

    private JsonFacts Bundle => files.Json(files.InFolder("bundle.json"));

    private TableFacts Selected => files.Table("New_data.csv");

    private TableFacts Balanced => files.Table("balanced.csv");

    private TableFacts Predicted => files.Table(files.InFolder("predictions.csv"));

    private RecordingFacts Recordings => files.Recordings;

    private static Answer Together(IEnumerable<Answer> answers) => answers.Aggregate((one, other) => one.And(other));
}
