namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Every measure of rows that count several times, in one pass over rows sorted once.</summary>
internal sealed class WeightedMeasures
{
    private readonly int[] _patients;
    private readonly bool[] _labels;
    private readonly bool[] _endsTie;
    private readonly double[] _squaredErrors;
    private readonly double[] _logLosses;
    private readonly int _alarms;

    public WeightedMeasures(ScoredLabels rows, PatientGroups patients, double threshold)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderByDescending(i => rows.Scores[i])];
        var scores = Array.ConvertAll(order, i => rows.Scores[i]);
        _patients = Array.ConvertAll(order, i => patients.OfRow[i]);
        _labels = Array.ConvertAll(order, i => rows.Labels[i]);
        _endsTie = [.. scores.Select((score, i) => i == scores.Length - 1 || scores[i + 1] != score)];
        _squaredErrors = Array.ConvertAll(order, i => ProbabilityScores.SquaredError(rows.Labels[i], rows.Scores[i]));
        _logLosses = Array.ConvertAll(order, i => ProbabilityScores.LogLoss(rows.Labels[i], rows.Scores[i]));
        _alarms = scores.Count(score => score > threshold);
    }

    /// <summary>The measures in the order of <see cref="MeasureKind"/>; NaN where one isn't defined.</summary>
    /// <param name="weights">How often each patient counts.</param>
    /// <param name="results">One value a kind.</param>
    public void Compute(ReadOnlySpan<int> weights, Span<double> results)
    {
        var (alarms, total) = (default(Tally), default(Tally));
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
            // Equal scores are all above the threshold or none is, so this is always the end of a tie.
            if (i == _alarms - 1)
            {
                alarms = total;
            }
        }

        Decisions(alarms, total, results);
        total.Scores(results);
    }

    private static void Decisions(Tally alarms, Tally total, Span<double> results)
    {
        var (hits, falseAlarms) = ((double)alarms.Positives, (double)alarms.Negatives);
        var right = hits + total.Negatives - falseAlarms;
        var sensitivity = hits / total.Positives;
        var specificity = (total.Negatives - falseAlarms) / total.Negatives;
        results[(int)MeasureKind.Accuracy] = right / (total.Positives + total.Negatives);
        results[(int)MeasureKind.BalancedAccuracy] = (sensitivity + specificity) / 2;
        results[(int)MeasureKind.Sensitivity] = sensitivity;
        results[(int)MeasureKind.Specificity] = specificity;
        results[(int)MeasureKind.Precision] = hits / (hits + falseAlarms);
        results[(int)MeasureKind.F1] = 2 * hits / (hits + falseAlarms + total.Positives);
    }

    /// <summary>Counts from the highest score down.</summary>
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
            // A positive above a negative is a win, one beside it half a win.
            _twiceWins += _tiedNegatives * (2 * Positives + _tiedPositives);
            Positives += _tiedPositives;
            Negatives += _tiedNegatives;
            if (_tiedPositives > 0)
            {
                _precisions += (double)_tiedPositives * Positives / (Positives + Negatives);
            }

            (_tiedPositives, _tiedNegatives) = (0, 0);
        }

        // 0 / 0 is NaN, which is what a measure of a missing class is.
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
