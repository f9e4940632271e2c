using System.Globalization;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Exercises;

/// <summary>Checks a split by patient: no patient in two parts, every row in one part, both classes in each, and fair sizes.</summary>
/// <param name="rows">The rows that are split.</param>
internal sealed class PatientSplitCheck(IReadOnlyList<LabelledRow> rows)
{
    private const double LeastTrain = 0.55;
    private const double MostTrain = 0.85;
    private const double LeastOther = 0.05;

    /// <summary>Judges a split.</summary>
    public Verdict Judge(Split split)
    {
        Part[] parts = Enum.GetValues<Part>();
        var count = parts.Sum(part => split[part].Count);
        return parts.SelectMany(part => split[part]).Any(row => row >= rows.Count)
                ? new(
                    Mistake.WrongForm,
                    $"A position is greater than {rows.Count - 1}, the last row's. The split holds positions of rows, not ids of patients or recordings."
                )
            : Leak(split) is { } leak ? leak
            : count < rows.Count ? new(Mistake.Other, $"{rows.Count - count} of {rows.Count} rows are in no part.")
            : parts.FirstOrDefault(part => HasOneClass(split[part]), (Part)(-1)) is var odd && Enum.IsDefined(odd)
                ? new(Mistake.Other, $"The rows of the {odd} part are not of both classes.")
            : !HasFairSizes(split)
                ? new(
                    Mistake.Other,
                    $"The parts have {split.Train.Count}, {split.Validation.Count} and {split.Test.Count} rows. Give about 70 % to training, and 15 % each to validation and test."
                )
            : Verdict.Right(
                "No patient is in two parts. A test row now says how well the network does for a patient whom it has never seen."
            );
    }

    private Verdict? Leak(Split split)
    {
        var recordings = Shared(split, row => row.Row.EcgId);
        var patients = Shared(split, row => row.Row.PatientId);
        return patients == 0
            ? null
            : new(
                Mistake.Leak,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Data leakage: {patients} patients are in more than one part{(recordings > 0 ? $", and {recordings} recordings" : "")}. Split the patients, then put each row into the part of its patient."
                )
            );
    }

    private int Shared(Split split, Func<LabelledRow, int> key) =>
        Enum.GetValues<Part>()
            .SelectMany(part => split[part].Select(i => key(rows[i])).Distinct())
            .CountBy(value => value)
            .Count(value => value.Value > 1);

    private bool HasOneClass(IReadOnlyList<int> part) => part.Select(i => rows[i].Label).Distinct().Count() < 2;

    private bool HasFairSizes(Split split) =>
        (double)split.Train.Count / rows.Count is >= LeastTrain and <= MostTrain
        && (double)Math.Min(split.Validation.Count, split.Test.Count) / rows.Count >= LeastOther;
}
