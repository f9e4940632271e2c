using EcgNotebooks.Datasets;

namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>A baseline that was fitted to the training rows of a classifier's predictions, with its own predictions for all of their rows.</summary>
internal sealed class BaselinePredictions
{
    private readonly TableBaseline _baseline;

    private BaselinePredictions(TableBaseline baseline, Predictions predictions) =>
        (_baseline, Predictions) = (baseline, predictions);

    /// <summary>The baseline's predictions.</summary>
    public Predictions Predictions { get; }

    /// <summary>Fits a baseline to the training rows and predicts all rows.</summary>
    /// <exception cref="EcgException">There are no training rows, or all have the same label.</exception>
    public static BaselinePredictions Of(Predictions rows, Func<int, PtbXlRow> rowOf, BaselineColumns columns)
    {
        var train = rows.Of(Part.Train);
        if (train.Count == 0)
        {
            throw new EcgException(
                "The predictions have no training rows, to which the baseline without an ECG could be fitted.",
                "Predict the training rows as well."
            );
        }

        var baseline = TableBaseline.Fit([.. train.Select(row => rowOf(row.EcgId))], Labels(train), columns);
        return new(
            baseline,
            new(rows.Select(row => row with { Probability = baseline.Probability(rowOf(row.EcgId)) }))
        );
    }

    /// <summary>Returns the values of a row's columns.</summary>
    public IReadOnlyList<double> ValuesOf(PtbXlRow row) => _baseline.ValuesOf(row);

    /// <summary>Returns the predictions of a logistic model of the baseline's and the classifier's log-odds, fitted to one part.</summary>
    public Predictions With(Predictions classifier, Part fittedTo)
    {
        IReadOnlyList<double>[] values =
        [
            .. Predictions.Zip(
                classifier,
                (own, other) => (IReadOnlyList<double>)[LogOdds.Of(own.Probability), LogOdds.Of(other.Probability)]
            ),
        ];
        int[] fitted = [.. Enumerable.Range(0, values.Length).Where(i => classifier[i].Part == fittedTo)];
        var model = LogisticRegression.Fit(
            [.. fitted.Select(i => values[i])],
            [.. fitted.Select(i => classifier[i].Label == Diagnosis.Imi)]
        );
        return new(classifier.Select((row, i) => row with { Probability = model.Probability(values[i]) }));
    }

    private static bool[] Labels(Predictions rows) => [.. rows.Select(row => row.Label == Diagnosis.Imi)];
}
