using System.Globalization;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Reports.Card;

/// <summary>Facts on the different recordings behind a run's predictions, from the table's rows.</summary>
/// <param name="predictions">The predictions.</param>
/// <param name="selected">The table's rows.</param>
/// <param name="file">Name of the predictions' file in the card.</param>
internal sealed class RecordingFacts(Predictions predictions, SelectedRows selected, string file)
{
    private const string Table = "New_data.csv";

    /// <summary>Returns the number of recordings of a part and class.</summary>
    public Fact Count(Part? part = null, Diagnosis? label = null) =>
        Whole("ecg_id", "number", part, label, Rows(part, label).Count);

    /// <summary>Returns the number of patients who are in a part and in another one.</summary>
    public Fact PatientsInBoth(Part one, Part other)
    {
        var first = Patients(one);
        first.IntersectWith(Patients(other));
        var text = Invariant(first.Count);
        return Fact.Of(
            text,
            new(file, $"different patient_id with part = {Name(one)} and also with part = {Name(other)}", text)
        );
    }

    /// <summary>Returns the median age; PTB-XL writes 300 for patients above 89, which doesn't move a median.</summary>
    public Fact MedianAge(Part? part = null, Diagnosis? label = null)
    {
        double[] ages = [.. Rows(part, label).Select(row => row.Age).OfType<double>().Order()];
        return ages.Length == 0
            ? Fact.None($"No recording{With(part, label)} has an age.")
            : Of("age", "median", part, label, ages[(ages.Length - 1) / 2]);
    }

    /// <summary>Returns the number of recordings of women.</summary>
    public Fact Women(Part? part = null, Diagnosis? label = null) =>
        Whole("sex", "number with 1 (female)", part, label, Rows(part, label).Count(row => row.Sex == 1));

    /// <summary>Returns the number of recordings whose report a person validated.</summary>
    public Fact Validated(Part? part = null, Diagnosis? label = null) =>
        Whole(
            "validated_by_human",
            "number with True",
            part,
            label,
            Rows(part, label).Count(row => row.ValidatedByHuman == true)
        );

    /// <summary>Returns the number of recordings whose first statement has a likelihood of 100 %.</summary>
    public Fact Certain(Part? part = null, Diagnosis? label = null) =>
        Whole(
            "scp_codes",
            "number with a first likelihood of 100",
            part,
            label,
            Rows(part, label).Count(row => row.ScpCodes.Statements is [{ Likelihood: >= 100 }, ..])
        );

    /// <summary>Returns the number of recordings without a value.</summary>
    public Fact Without(string column, Func<PtbXlRow, bool> isMissing, Diagnosis label) =>
        Whole(column, "number missing", null, label, Rows(null, label).Count(isMissing));

    /// <summary>Returns the share of recordings whose report a person validated.</summary>
    public double ValidatedShare(Part? part, Diagnosis? label = null)
    {
        var rows = Rows(part, label);
        return rows.Count == 0 ? 0 : (double)rows.Count(row => row.ValidatedByHuman == true) / rows.Count;
    }

    private Fact Whole(string column, string what, Part? part, Diagnosis? label, int count) =>
        Of(column, what, part, label, count);

    private Fact Of(string column, string what, Part? part, Diagnosis? label, double value)
    {
        var text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return Fact.Of(text, new(Table, $"{column}: {what} over the ecg_ids of {file}{With(part, label)}", text));
    }

    private List<PtbXlRow> Rows(Part? part, Diagnosis? label) =>
        [.. Of(part, label).Select(row => row.EcgId).Distinct().Select(selected.Of)];

    private HashSet<int> Patients(Part part) => [.. Of(part, null).Select(row => row.PatientId)];

    private IEnumerable<Prediction> Of(Part? part, Diagnosis? label) =>
        predictions.Where(row => (part is null || row.Part == part) && (label is null || row.Label == label));

    private static string With(Part? part, Diagnosis? label)
    {
        string[] conditions =
        [
            .. part is { } p ? [$"part = {Name(p)}"] : (string[])[],
            .. label is { } l ? [$"label = {Invariant((int)l)}"] : (string[])[],
        ];
        return conditions.Length == 0 ? "" : $" with {string.Join(" and ", conditions)}";
    }

    private static string Name(Part part) => PredictionsFile.PartName(part);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
