using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Experiments.External;

/// <summary>What a reader of a report on foreign predictions must know of how they were joined with the table.</summary>
internal sealed class ExternalNotes(
    ExternalRow[] rows,
    Predictions predictions,
    LabelledRecordings recordings,
    Recipe recipe
)
{
    public IReadOnlyList<string> All() => [.. Labels(), Parts(), .. LeftOut(), .. Missing(), .. Twice(), .. Shared()];

    private IEnumerable<string> Labels()
    {
        var (told, other) = (0, 0);
        foreach (var row in rows)
        {
            if (row.Label is { } label && recordings.Find(row.EcgId) is { } labelled)
            {
                told++;
                other += label == labelled.Label ? 0 : 1;
            }
        }

        return told == 0
            ? [$"labels are the table's, by the {recipe.Name} recipe"]
            :
            [
                $"labels are the table's, by the {recipe.Name} recipe; the file's column label differs in {other} of {told} rows",
            ];
    }

    private string Parts()
    {
        if (rows.Length > 0 && rows.All(row => row.Part is not null))
        {
            return "parts are those of the file's column part";
        }

        var folds = recordings.Folds;
        var substitute = folds.IsSubstitute ? ", the last that the table has" : "";
        return $"parts are by folds: {folds.Test} tests, {folds.Validation} validates{substitute}";
    }

    private IEnumerable<string> LeftOut()
    {
        var count = rows.Length - predictions.Count;
        return count == 0
            ? []
            : [$"{count} of {rows.Length} rows are left out: the {recipe.Name} recipe doesn't select those recordings"];
    }

    // Of a split by rows it isn't known which recordings should be there.
    private IEnumerable<string> Missing()
    {
        if (rows.Length == 0 || rows.Any(row => row.Part is not null))
        {
            return [];
        }

        var (test, there) = (recordings.Folds.Test, predictions.Select(row => row.EcgId).ToHashSet());
        var expected = recordings.Labelled.Where(row => row.Row.StratFold == test).ToArray();
        var missing = expected.Count(row => !there.Contains(row.Row.EcgId));
        return missing == 0 ? [] : [$"{missing} of {expected.Length} recordings of fold {test} have no prediction"];
    }

    private IEnumerable<string> Twice()
    {
        var count = predictions.Count - predictions.Select(row => row.EcgId).Distinct().Count();
        return count == 0 ? [] : [$"{count} rows repeat a recording; each row counts"];
    }

    private IEnumerable<string> Shared()
    {
        var elsewhere = predictions.Where(row => row.Part != Part.Test).Select(row => row.PatientId).ToHashSet();
        var count = predictions.Of(Part.Test).Select(row => row.PatientId).Distinct().Count(elsewhere.Contains);
        return count == 0 ? [] : [$"{count} patients of the test rows have rows in other parts too"];
    }
}
