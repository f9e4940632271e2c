namespace EcgNotebooks.Training;

/// <summary>Reports each epoch of a training once and in its order, also those that an earlier or another process has trained.</summary>
/// <remarks>
/// While a process waits for a training, another one trains some of the epochs. Without their reports, what a notebook prints would
/// depend on which of them came first.
/// </remarks>
/// <param name="epochs">Receives the reports; null for none.</param>
/// <param name="count">Total number of epochs.</param>
/// <param name="stored">Returns the history of the epochs that are stored.</param>
internal sealed class EveryEpoch(IProgress<EpochReport>? epochs, int count, Func<TrainingHistory> stored)
    : IProgress<EpochReport>
{
    private int _reported;

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        if (value.Result.Epoch > _reported + 1)
        {
            ReportFrom(stored());
        }

        epochs?.Report(value);
        _reported = value.Result.Epoch;
    }

    /// <summary>Reports the epochs of a history that weren't reported yet.</summary>
    public void ReportFrom(TrainingHistory history)
    {
        foreach (var epoch in history.Epochs.Skip(_reported))
        {
            epochs?.Report(new EpochReport(epoch, count, false, TimeSpan.Zero, TimeSpan.Zero));
            _reported = epoch.Epoch;
        }
    }
}
