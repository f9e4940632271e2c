using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Experiments.External;

/// <summary>Notes on how external predictions were joined with the table, for the reader of a report on them.</summary>
internal sealed class ExternalNotes(
    ExternalRow[] rows,
    JoinedPredictions joined,
    LabelledRecordings recordings,
    Recipe recipe,
    bool ofRun = false
)
{
    private readonly Predictions _predictions = joined.Predictions;
    private readonly string _split = ofRun ? "run" : $"{recipe.Name} recipe";

    /// <summary>Rows of the recipe's split without a prediction.</summary>
    public MissingRows Missing => new(MissingOf(Part.Validation).Missing, MissingOf(Part.Test).Missing);

    public IReadOnlyList<string> All() =>
        [
            .. Labels(),
            .. Parts(),
            .. LeftOutRows(),
            .. MissingPredictions(),
            .. RepeatedRecordings(),
            .. SharedPatients(),
        ];

    private IEnumerable<string> Labels()
    {
        var (compared, different) = (0, 0);
        foreach (var row in rows)
        {
            if (row.Label is { } label && recordings.Find(row.EcgId) is { } labelled)
            {
                compared++;
                different += label == labelled.Label ? 0 : 1;
            }
        }

        return compared == 0
            ? [$"labels are the table's, by the {recipe.Name} recipe"]
            :
            [
                $"labels are the table's, by the {recipe.Name} recipe; the file's column label differs in {different} of {compared} rows",
            ];
    }

    private IEnumerable<string> Parts() =>
        joined.Source switch
        {
            PartSource.File => ["parts are those of the file's column part", .. PartDifferences()],
            PartSource.Folds => [Folds()],
            _ => [ofRun ? "parts are by the run's split" : $"parts are by the {_split}'s split of the table's rows"],
        };

    private string Folds()
    {
        var folds = recordings.Folds;
        var substitute = folds.IsSubstitute ? ", the last that the table has" : "";
        return $"parts are by folds: {folds.Test} tests, {folds.Validation} validates{substitute}";
    }

    // A reader of a report under a recipe's name expects the recipe's parts.
    private IEnumerable<string> PartDifferences()
    {
        if (joined.Expected is null)
        {
            return
            [
                $"the {recipe.Name} recipe can't be followed on this table, so it isn't known which rows should be there",
            ];
        }

        var expected = joined.Expected.Select(row => (row.Recording.EcgId, row.Part)).ToHashSet();
        var count = _predictions.Count(row => !expected.Contains((row.EcgId, row.Part)));
        return count == 0
            ? []
            : [$"{count} of {_predictions.Count} rows are in another part than the {_split} has them in"];
    }

    private IEnumerable<string> LeftOutRows()
    {
        var count = rows.Count(row => recordings.Find(row.EcgId) is null);
        return count == 0
            ? []
            : [$"{count} of {rows.Length} rows are left out: the {recipe.Name} recipe doesn't select those recordings"];
    }

    private IEnumerable<string> MissingPredictions()
    {
        foreach (var part in (Part[])[Part.Validation, Part.Test])
        {
            var (missing, expected) = MissingOf(part);
            if (missing > 0)
            {
                var name = PredictionsFile.PartName(part);
                yield return $"{missing} of {expected} {name} rows of the {_split} have no prediction";
            }
        }
    }

    private (int Missing, int Expected) MissingOf(Part part)
    {
        var predicted = _predictions.Of(part).Select(row => row.EcgId).ToHashSet();
        RecipeRow[] expected = [.. (joined.Expected ?? []).Where(row => row.Part == part)];
        return (expected.Count(row => !predicted.Contains(row.Recording.EcgId)), expected.Length);
    }

    private IEnumerable<string> RepeatedRecordings()
    {
        var count = _predictions.Count - _predictions.Select(row => row.EcgId).Distinct().Count();
        return count == 0 || joined.Source == PartSource.Split
            ? []
            : [$"{count} rows repeat a recording; each row counts"];
    }

    private IEnumerable<string> SharedPatients()
    {
        var otherPatients = _predictions.Where(row => row.Part != Part.Test).Select(row => row.PatientId).ToHashSet();
        var count = _predictions.Of(Part.Test).Select(row => row.PatientId).Distinct().Count(otherPatients.Contains);
        return count == 0 ? [] : [$"{count} patients of the test rows have rows in other parts too"];
    }
}
