namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>A test's statistic and p-value.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="P">Chance of one at least as extreme where there is no difference.</param>
public readonly record struct TestResult(Measure Statistic, Measure P)
{
    internal static TestResult Undefined(string reason) => new(Measure.Undefined(reason), Measure.Undefined(reason));
}
