using MathNet.Numerics.Distributions;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes the interval of a ROC AUC that is symmetric in its log-odds.</summary>
/// <remarks>
/// M. S. Pepe, "The statistical evaluation of medical tests for classification and prediction", 2003, section 5.2, with the quantile
/// of Student's t distribution. It stays between 0 and 1, and its coverage is near its level for few rows, too, and for a ROC AUC
/// near 1. With ten positive rows, the interval of the normal distribution covers in 82 to 91 % of studies instead of 95 %; with
/// 40 rows of each class and a ROC AUC of 0.92 it covers in 90 %.
/// </remarks>
internal static class LogOddsInterval
{
    public static Interval Around(double auc, double variance, double freedom, double level)
    {
        var center = Math.Log(auc / (1 - auc));
        var half = StudentT.InvCDF(0, 1, freedom, 1 - (1 - level) / 2) * Math.Sqrt(variance) / (auc * (1 - auc));
        return new(Logistic(center - half), Logistic(center + half));
    }

    private static double Logistic(double score) => 1 / (1 + Math.Exp(-score));
}
