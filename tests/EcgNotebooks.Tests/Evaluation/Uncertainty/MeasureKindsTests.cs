using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

public class MeasureKindsTests
{
    [Fact]
    public void Balanced_accuracy_agrees_with_scikit_learn()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            Assert.Equal(
                golden["balanced_accuracy_of_first_at_0.5"],
                MeasureKind.BalancedAccuracy.Of(golden.First).Value,
                1e-9
            );
        }
    }

    [Fact]
    public void Brier_score_and_log_loss_agree_with_scikit_learn()
    {
        foreach (var golden in StatisticsGolden.Cases())
        {
            Assert.Equal(golden["brier_of_first"], MeasureKind.Brier.Of(golden.First).Value, 1e-9);
            Assert.Equal(golden["log_loss_of_first"], MeasureKind.LogLoss.Of(golden.First).Value, 1e-9);
        }
    }

    [Fact]
    public void Every_kind_has_its_own_name() =>
        Assert.Equal(MeasureKinds.All.Count, MeasureKinds.All.Select(kind => kind.Label()).Distinct().Count());
}
