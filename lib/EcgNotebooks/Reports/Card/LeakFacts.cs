using System.Globalization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Reports.Card;

/// <summary>Findings of the leak guard in a run's split, which don't depend on the recipe's name.</summary>
/// <param name="split">The split with its leaks.</param>
internal sealed class LeakFacts(CheckedSplit split)
{
    private readonly LeakageCounts _shared = LeakageCounts.Count(split.Split, split.Table);

    /// <summary>Number of rows of a part.</summary>
    public Fact Rows(Part part) => Count($"rows with part = {PredictionsFile.PartName(part)}", split.Split[part].Count);

    /// <summary>Test rows that are also training recordings.</summary>
    public Fact TestRecordingsInTrain =>
        Count("rows with part = test whose recording is also in part = train", _shared.Test.Recording);

    /// <summary>Test rows of patients who are also in the training part.</summary>
    public Fact TestPatientsInTrain =>
        Count("rows with part = test whose patient is also in part = train", _shared.Test.Patient);

    /// <summary>Validation rows of patients who are also in the training part.</summary>
    public Fact ValidationPatientsInTrain =>
        Count("rows with part = validation whose patient is also in part = train", _shared.Validation.Patient);

    /// <summary>Test rows that balancing added or was fitted on.</summary>
    public Fact TestRowsBalanced =>
        Count(
            "rows with part = test that balancing added or was fitted on",
            Found(Leaks.BalancedOutsideTrain).Intersect(split.Split.Test).Count()
        );

    /// <summary>Whether test rows are training recordings.</summary>
    public bool SharesRecordings => _shared.Test.Recording > 0;

    /// <summary>Whether a patient is in more than one part.</summary>
    public bool SharesPatients => Found(Leaks.SharedPatient).Count > 0;

    /// <summary>Whether rows outside the training part took part in balancing.</summary>
    public bool BalancesTest => Found(Leaks.BalancedOutsideTrain).Count > 0;

    private IReadOnlyList<int> Found(Leaks leak) => split.Found.GetValueOrDefault(leak) ?? [];

    private static Fact Count(string field, int count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        return Fact.Of(text, new("split.csv", field, text));
    }
}
