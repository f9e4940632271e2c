using EcgNotebooks.Datasets;
using MathNet.Numerics.Statistics;

namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>
/// The baseline without an ECG: a ridge logistic regression of inferior infarction (IMI) on columns of the table, such as age
/// and sex. A network that isn't better than this baseline has learned nothing from the signal that the table doesn't say.
/// </summary>
/// <example>
/// <code>
/// var table = PtbXlTable.Read(PtbXl.Open().Root);
/// bool[] labels = [.. table.Rows.Select(row => row.ScpCodes.First == "IMI")];
/// var baseline = TableBaseline.Fit(table.Rows, labels, BaselineColumns.Age | BaselineColumns.Sex);
/// Console.WriteLine(baseline.Probability(table.Rows[0]));
/// </code>
/// </example>
public sealed class TableBaseline
{
    // PTB-XL writes 300 for ages above 89.
    private const double OldestWritten = 89;
    private const double Older = 90;

    private readonly LogisticRegression _regression;

    private TableBaseline(
        BaselineColumns columns,
        double medianAge,
        double meanAge,
        double ageDeviation,
        IReadOnlyList<string> devices,
        Func<TableBaseline, LogisticRegression> fit
    )
    {
        (Columns, MedianAge, MeanAge, AgeDeviation, Devices) = (columns, medianAge, meanAge, ageDeviation, devices);
        _regression = fit(this);
    }

    /// <summary>The columns that are used.</summary>
    public BaselineColumns Columns { get; }

    /// <summary>The median age of the training rows in years, which a missing age is replaced by.</summary>
    public double MedianAge { get; }

    /// <summary>The mean age of the training rows in years.</summary>
    public double MeanAge { get; }

    /// <summary>The standard deviation of the training rows' ages in years, by which ages are divided.</summary>
    public double AgeDeviation { get; }

    /// <summary>The devices of the training rows in ordinal order; each is a column of zeros and ones, and another device is zero in all.</summary>
    public IReadOnlyList<string> Devices { get; }

    /// <summary>The constant term.</summary>
    public double Intercept => _regression.Intercept;

    /// <summary>The coefficients of the standardised age, of the sex (0 male, 1 female), and of each device, as far as they are used.</summary>
    public IReadOnlyList<double> Coefficients => _regression.Coefficients;

    /// <summary>Fits a baseline to training rows.</summary>
    /// <remarks>Half the squared coefficients are added to the sum of the log-losses (scikit-learn's L2 penalty with C = 1); the intercept isn't penalised.</remarks>
    /// <param name="rows">The training rows; a recording may be in several.</param>
    /// <param name="isImi">Whether each row is labelled IMI.</param>
    /// <param name="columns">The columns to use.</param>
    /// <exception cref="ArgumentException">No column is chosen, there is no row, or the numbers of rows and labels differ.</exception>
    /// <exception cref="EcgException">Both labels are needed, and all rows have the same.</exception>
    public static TableBaseline Fit(
        IReadOnlyList<PtbXlRow> rows,
        IReadOnlyList<bool> isImi,
        BaselineColumns columns = BaselineColumns.Age | BaselineColumns.Sex
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(isImi);
        if (columns == BaselineColumns.None || rows.Count == 0 || rows.Count != isImi.Count)
        {
            throw new ArgumentException(
                $"A baseline needs a column, rows, and a label for each; there are {rows.Count} rows and {isImi.Count} labels.",
                nameof(isImi)
            );
        }

        if (isImi.Distinct().Count() == 1)
        {
            throw new EcgException(
                "All training rows of the baseline have the same label.",
                "Use a dataset or recipe whose training part has both NORM and IMI."
            );
        }

        double[] known = [.. rows.Select(row => AgeOf(row)).OfType<double>()];
        var median = known.Length == 0 ? 0 : known.Median();
        double[] ages = [.. rows.Select(row => AgeOf(row) ?? median)];
        var deviation = ages.PopulationStandardDeviation();
        return new TableBaseline(
            columns,
            median,
            ages.Mean(),
            deviation > 0 ? deviation : 1,
            [.. rows.Select(DeviceOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            baseline => LogisticRegression.Fit([.. rows.Select(baseline.ValuesOf)], isImi)
        );
    }

    /// <summary>Returns the probability of IMI for a row of the table.</summary>
    public double Probability(PtbXlRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _regression.Probability(ValuesOf(row));
    }

    /// <summary>Returns the values of a row's columns: the standardised age, the sex, and a one for its device.</summary>
    internal IReadOnlyList<double> ValuesOf(PtbXlRow row)
    {
        var values = new List<double>();
        if (Columns.HasFlag(BaselineColumns.Age))
        {
            values.Add(((AgeOf(row) ?? MedianAge) - MeanAge) / AgeDeviation);
        }

        if (Columns.HasFlag(BaselineColumns.Sex))
        {
            values.Add(row.Sex ?? 0);
        }

        if (Columns.HasFlag(BaselineColumns.Device))
        {
            values.AddRange(Devices.Select(device => device == DeviceOf(row) ? 1.0 : 0));
        }

        return values;
    }

    private static double? AgeOf(PtbXlRow row) => row.Age > OldestWritten ? Older : row.Age;

    private static string? DeviceOf(PtbXlRow row) => row.Device?.Trim();
}
