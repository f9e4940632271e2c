namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Statistic and p-value of a hypothesis test.</summary>
/// <param name="Statistic">Test statistic.</param>
/// <param name="P">p-value: the probability of a statistic at least as extreme under the null hypothesis.</param>
internal readonly record struct TestResult(Measure Statistic, Measure P)
{
    internal static TestResult Undefined(string reason) => new(Measure.Undefined(reason), Measure.Undefined(reason));
}
