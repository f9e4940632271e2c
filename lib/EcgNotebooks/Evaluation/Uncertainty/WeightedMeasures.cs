namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes every measure of weighted rows in one pass; the rows are sorted only once, at construction.</summary>
internal sealed class WeightedMeasures
{
    private readonly Row[] _rows;
    private readonly int _predictedPositives;

    public WeightedMeasures(ScoredLabels rows, PatientGroups patients, double threshold)
    {
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderByDescending(i => rows.Scores[i])];
        _rows = new Row[order.Length];
        for (var k = 0; k < order.Length; k++)
        {
            var (label, score) = (rows.Labels[order[k]], rows.Scores[order[k]]);
            _rows[k] = new(
                patients.OfRow[order[k]],
                label ? 1 : 0,
                k == order.Length - 1 || rows.Scores[order[k + 1]] != score,
                ProbabilityScores.SquaredError(label, score),
                ProbabilityScores.LogLoss(label, score)
            );
        }

        _predictedPositives = rows.Scores.Count(score => score > threshold);
    }

    /// <summary>Computes the measures in the order of <see cref="MeasureKind"/>; NaN where undefined.</summary>
    /// <param name="weights">Number of times that each patient counts.</param>
    /// <param name="results">One value per kind of measure.</param>
    public void Compute(ReadOnlySpan<int> weights, Span<double> results)
    {
        var total = default(Tally);
        // Either all or none of several equal scores are above the threshold, so each part ends with the end of a tie.
        total.Add(_rows.AsSpan(0, _predictedPositives), weights);
        var predictedPositive = total;
        total.Add(_rows.AsSpan(_predictedPositives), weights);
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

    /// <summary>A row; equal scores follow one another, and the last of them ends the tie.</summary>
    private readonly record struct Row(int Patient, int Positive, bool EndsTie, double SquaredError, double LogLoss);

    /// <summary>Running counts from the highest score down.</summary>
    private struct Tally
    {
        private long _twiceWins;
        private double _precisions;
        private double _squaredError;
        private double _logLoss;

        public long Positives { get; private set; }

        public long Negatives { get; private set; }

        // The bootstrap spends its time here. Whether a row counts and which label it has is unpredictable, so that branches on
        // them would be slow; a row that doesn't count adds 0 to every sum. Locals stay in registers, fields don't.
        public void Add(ReadOnlySpan<Row> rows, ReadOnlySpan<int> weights)
        {
            var (positives, negatives, tiedPositives, tiedNegatives, twiceWins) = (Positives, Negatives, 0L, 0L, 0L);
            var (precisions, squaredError, logLoss) = (_precisions, _squaredError, _logLoss);
            foreach (ref readonly var row in rows)
            {
                var weight = weights[row.Patient];
                var positive = weight * row.Positive;
                tiedPositives += positive;
                tiedNegatives += weight - positive;
                squaredError += weight * row.SquaredError;
                logLoss += weight * row.LogLoss;
                if (row.EndsTie)
                {
                    // A positive above a negative is a win; a tie counts half.
                    twiceWins += tiedNegatives * (2 * positives + tiedPositives);
                    positives += tiedPositives;
                    negatives += tiedNegatives;
                    precisions += (double)tiedPositives * positives / Math.Max(positives + negatives, 1);
                    (tiedPositives, tiedNegatives) = (0, 0);
                }
            }

            (Positives, Negatives, _twiceWins) = (positives, negatives, _twiceWins + twiceWins);
            (_precisions, _squaredError, _logLoss) = (precisions, squaredError, logLoss);
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
