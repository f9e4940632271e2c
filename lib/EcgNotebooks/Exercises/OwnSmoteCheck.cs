namespace EcgNotebooks.Exercises;

/// <summary>Checks synthetic rows: each has to lie on the segment between a minority row and one of its nearest neighbours.</summary>
/// <param name="given">The dataset.</param>
internal sealed class OwnSmoteCheck(ExerciseData given)
{
    private const int Neighbours = 5;
    private const int Columns = 2;

    // All pairs of rows are tried for each of these, which takes long in the full table.
    private const int Examined = 20;
    private const double Tolerance = 1e-9;

    /// <summary>Judges rows, (rows, 2).</summary>
    public Verdict Judge(double[][] rows)
    {
        var counts = given.Published.Counts;
        var minority = counts.Norm < counts.Imi ? Diagnosis.Norm : Diagnosis.Imi;
        var missing = Math.Abs(counts.Norm - counts.Imi);
        if (FaultOfShape(rows, missing) is { } fault)
        {
            return fault;
        }

        var own = given.AmplitudesOf(minority);
        var segments = Segments(own);
        var outside = rows.Count(row => !IsOnOneOf(segments, row));
        if (outside == 0)
        {
            return rows.All(row => own.Any(original => IsSame(row, original)))
                ? new(
                    Mistake.Other,
                    "Every row is a copy of a minority row. Draw u between 0 and 1 for each row, so that the rows lie between two others."
                )
                : Verdict.Right(
                    $"All {rows.Length} rows lie between a minority row and one of its {Neighbours} nearest neighbours."
                );
        }

        var others = Segments(given.AmplitudesOf(1 - minority));
        return rows.All(row => IsOnOneOf(others, row))
                ? new(
                    Mistake.WrongLabel,
                    "The rows lie between rows of the majority class. SMOTE fills up the minority class from its own rows."
                )
            : rows.Take(Examined).All(row => own.Any(start => own.Any(end => IsBetween(row, start, end))))
                ? new(
                    Mistake.Other,
                    $"{outside} of {rows.Length} rows lie between two minority rows that aren't neighbours. Draw x' from the {Neighbours} nearest rows of x."
                )
            : new(
                Mistake.Other,
                $"{outside} of {rows.Length} rows don't lie between a minority row and one of its {Neighbours} nearest neighbours. Use the same u for both columns."
            );
    }

    private static Verdict? FaultOfShape(double[][] rows, int missing) =>
        rows.Length == Columns && missing != Columns && rows[0].Length == missing
            ? new(
                Mistake.WrongAxis,
                $"The answer has {Columns} rows of {missing} values: rows and columns are exchanged. Make one row of {Columns} values for each synthetic row."
            )
        : rows.Any(row => row.Length != Columns)
            ? new(Mistake.WrongForm, $"Each row should have {Columns} values, the amplitudes of leads I and II.")
        : rows.Length != missing
            ? new(
                Mistake.Other,
                $"There are {rows.Length} synthetic rows, but the minority class lacks {missing} rows."
            )
        : null;

    private static bool IsOnOneOf((double[] Start, double[] End)[] segments, double[] row) =>
        segments.Any(segment => IsBetween(row, segment.Start, segment.End));

    private static (double[] Start, double[] End)[] Segments(double[][] rows) =>
        [.. rows.SelectMany((row, i) => NeighboursOf(rows, i).Select(end => (row, end)))];

    // A row at the distance of the last neighbour counts, too, because the order of equal distances is open.
    private static IEnumerable<double[]> NeighboursOf(double[][] rows, int i)
    {
        var distances = rows.Select(row => Distance(rows[i], row)).ToArray();
        var limit = distances.Where((_, j) => j != i).Order().Take(Neighbours).LastOrDefault();
        return rows.Where((_, j) => j != i && distances[j] <= limit + Tolerance);
    }

    private static bool IsBetween(double[] row, double[] start, double[] end) =>
        Distance(start, row) + Distance(row, end) <= Distance(start, end) + Tolerance;

    private static bool IsSame(double[] row, double[] other) => Distance(row, other) <= Tolerance;

    private static double Distance(double[] a, double[] b) => Math.Sqrt(Square(a[0] - b[0]) + Square(a[1] - b[1]));

    private static double Square(double x) => x * x;
}
