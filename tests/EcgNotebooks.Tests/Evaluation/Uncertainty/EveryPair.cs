using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>Computes ROC AUCs and covariances by comparing every positive with every negative, as in the papers.</summary>
internal static class EveryPair
{
    /// <summary>Computes equations 4 to 6 of DeLong and others (1988).</summary>
    public static (double Auc, double Variance, double Covariance) DeLong(ScoredLabels first, ScoredLabels second)
    {
        var (a, b) = (Components(first), Components(second));
        return (a.Auc, Covariance(a, a), Covariance(a, b));
    }

    /// <summary>Computes the sums over patients of components minus the ROC AUC (Obuchowski 1997).</summary>
    public static double Obuchowski(ScoredLabels first, ScoredLabels second, int[] patients)
    {
        var (a, b) = (Components(first), Components(second));
        double[] positives = [.. Rows(first, true).Select(i => (double)patients[i])];
        double[] negatives = [.. Rows(first, false).Select(i => (double)patients[i])];
        double Sum(double[] of, double[] values, double rocAuc, int patient) =>
            values.Where((_, i) => of[i] == patient).Sum(v => v - rocAuc);
        double s10 = 0,
            s01 = 0,
            s11 = 0;
        foreach (var patient in patients.Distinct())
        {
            var (ax, bx) = (Sum(positives, a.X, a.Auc, patient), Sum(positives, b.X, b.Auc, patient));
            var (ay, by) = (Sum(negatives, a.Y, a.Auc, patient), Sum(negatives, b.Y, b.Auc, patient));
            (s10, s01, s11) = (s10 + ax * bx, s01 + ay * by, s11 + ax * by + ay * bx);
        }

        double m = positives.Length,
            n = negatives.Length;
        double i10 = positives.Distinct().Count(),
            i01 = negatives.Distinct().Count(),
            i = patients.Distinct().Count();
        s10 *= i10 / ((i10 - 1) * m);
        s01 *= i01 / ((i01 - 1) * n);
        s11 *= i / (i - 1);
        return s10 / m + s01 / n + s11 / (m * n);
    }

    private static double Covariance((double[] X, double[] Y, double Auc) a, (double[] X, double[] Y, double Auc) b)
    {
        var (s10, s01) = (0.0, 0.0);
        for (var i = 0; i < a.X.Length; i++)
        {
            s10 += (a.X[i] - a.Auc) * (b.X[i] - b.Auc) / (a.X.Length - 1);
        }

        for (var j = 0; j < a.Y.Length; j++)
        {
            s01 += (a.Y[j] - a.Auc) * (b.Y[j] - b.Auc) / (a.Y.Length - 1);
        }

        return s10 / a.X.Length + s01 / a.Y.Length;
    }

    private static (double[] X, double[] Y, double Auc) Components(ScoredLabels rows)
    {
        var (positives, negatives) = (Rows(rows, true), Rows(rows, false));
        double Wins(int i, int j) =>
            rows.Scores[i] > rows.Scores[j] ? 1
            : rows.Scores[i] == rows.Scores[j] ? 0.5
            : 0;
        double[] x = [.. positives.Select(i => negatives.Average(j => Wins(i, j)))];
        double[] y = [.. negatives.Select(j => positives.Average(i => Wins(i, j)))];
        return (x, y, x.Average());
    }

    private static int[] Rows(ScoredLabels rows, bool positive) =>
        [.. Enumerable.Range(0, rows.Count).Where(i => rows.Labels[i] == positive)];
}
