using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Training;

/// <summary>Tests that a notebook prints the same epochs whoever trains them.</summary>
public class EveryEpochTests
{
    private readonly List<int> _reported = [];

    [Fact]
    public void Epochs_that_were_stored_come_first_and_each_is_reported_once()
    {
        var every = Create(stored: 2);
        every.ReportFrom(History(2));
        every.Report(Live(3));
        every.ReportFrom(History(3));
        Assert.Equal([1, 2, 3], _reported);
    }

    [Fact]
    public void Epochs_that_another_process_trained_during_the_wait_are_reported_before_the_next_one()
    {
        var every = Create(stored: 4);
        every.ReportFrom(History(1));
        every.Report(Live(5));
        Assert.Equal([1, 2, 3, 4, 5], _reported);
    }

    [Fact]
    public void Where_another_process_trained_all_of_them_they_are_reported_at_the_end()
    {
        var every = Create(stored: 3);
        every.ReportFrom(History(0));
        every.ReportFrom(History(3));
        Assert.Equal([1, 2, 3], _reported);
    }

    private EveryEpoch Create(int stored) => new(new Recorder(_reported), 5, () => History(stored));

    private static TrainingHistory History(int epochs) => new([.. Enumerable.Range(1, epochs).Select(Result)]);

    private static EpochReport Live(int epoch) => new(Result(epoch), 5, true, TimeSpan.Zero, TimeSpan.Zero);

    private static EpochResult Result(int epoch) => new(epoch, 0.5, 0.5, 0.5, 0.5, 1);

    private sealed class Recorder(List<int> reported) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => reported.Add(value.Result.Epoch);
    }
}
