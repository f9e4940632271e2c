namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes every measure of weighted rows in one pass; the rows are sorted only once, at construction.</summary>
internal sealed class WeightedMeasures
{
    private readonly int[] _patients;
    private readonly bool[] _labels;
    private readonly bool[] _endsTie;
    private readonly double[] _squaredErrors;
    private readonly double[] _logLosses;
    private readonly int _predictedPositives;

    public WeightedMeasures(ScoredLabels rows, PatientGroups patients, double threshold)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderByDescending(i => rows.Scores[i])];
        var scores = Array.ConvertAll(order, i => rows.Scores[i]);
        _patients = Array.ConvertAll(order, i => patients.OfRow[i]);
        _labels = Array.ConvertAll(order, i => rows.Labels[i]);
        _endsTie = [.. scores.Select((score, i) => i == scores.Length - 1 || scores[i + 1] != score)];
        _squaredErrors = Array.ConvertAll(order, i => ProbabilityScores.SquaredError(rows.Labels[i], rows.Scores[i]));
        _logLosses = Array.ConvertAll(order, i => ProbabilityScores.LogLoss(rows.Labels[i], rows.Scores[i]));
        _predictedPositives = scores.Count(score => score > threshold);
    }

    /// <summary>Computes the measures in the order of <see cref="MeasureKind"/>; NaN where undefined.</summary>
    /// <param name="weights">Number of times that each patient counts.</param>
    /// <param name="results">One value per kind of measure.</param>
    public void Compute(ReadOnlySpan<int> weights, Span<double> results)
    {
        var (predictedPositive, total) = (default(Tally), default(Tally));
        for (var i = 0; i < _patients.Length; i++)
        {
            var weight = weights[_patients[i]];
            if (weight > 0)
            {
                total.Add(weight, _labels[i], _squaredErrors[i], _logLosses[i]);
            }

            if (_endsTie[i])
            {
                total.EndTie();
            }
            // Either all or none of several equal scores are above the threshold, so this is always the end of a tie.
            if (i == _predictedPositives - 1)
            {
                predictedPositive = total;
            }
        }

        Decisions(predictedPositive, total, results);
        total.Scores(results);
    }

    private static void Decisions(Tally predictedPositive, Tally total, Span<double> results)
    {
        var (truePositives, falsePositives) = (
            (double)predictedPositive.Positives,
            (double)predictedPositive.Negatives
        );
        var correct = truePositives + total.Negatives - falsePositives;
        var sensitivity = truePositives / total.Positives;
        var specificity = (total.Negatives - falsePositives) / total.Negatives;
        results[(int)MeasureKind.Accuracy] = correct / (total.Positives + total.Negatives);
        results[(int)MeasureKind.BalancedAccuracy] = (sensitivity + specificity) / 2;
        results[(int)MeasureKind.Sensitivity] = sensitivity;
        results[(int)MeasureKind.Specificity] = specificity;
        results[(int)MeasureKind.Precision] = truePositives / (truePositives + falsePositives);
        results[(int)MeasureKind.F1] = 2 * truePositives / (truePositives + falsePositives + total.Positives);
    }

    /// <summary>Running counts from the highest score down.</summary>
    private struct Tally
    {
        private long _tiedPositives;
        private long _tiedNegatives;
        private long _twiceWins;
        private double _precisions;
        private double _squaredError;
        private double _logLoss;

        public long Positives { get; private set; }

        public long Negatives { get; private set; }

        public void Add(int weight, bool positive, double squaredError, double logLoss)
        {
            if (positive)
            {
                _tiedPositives += weight;
            }
            else
            {
                _tiedNegatives += weight;
            }

            _squaredError += weight * squaredError;
            _logLoss += weight * logLoss;
        }

        public void EndTie()
        {
            // A positive above a negative is a win; a tie counts half.
            _twiceWins += _tiedNegatives * (2 * Positives + _tiedPositives);
            Positives += _tiedPositives;
            Negatives += _tiedNegatives;
            if (_tiedPositives > 0)
            {
                _precisions += (double)_tiedPositives * Positives / (Positives + Negatives);
            }

            (_tiedPositives, _tiedNegatives) = (0, 0);
        }

        // A measure that needs a missing class is 0 / 0, which is NaN.
        public readonly void Scores(Span<double> results)
        {
            var count = (double)(Positives + Negatives);
            results[(int)MeasureKind.RocAuc] = _twiceWins / (2.0 * Positives * Negatives);
            results[(int)MeasureKind.AveragePrecision] = _precisions / Positives;
            results[(int)MeasureKind.Brier] = _squaredError / count;
            results[(int)MeasureKind.LogLoss] = _logLoss / count;
        }
    }
}
