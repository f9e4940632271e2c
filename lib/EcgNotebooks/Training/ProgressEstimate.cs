using System.Diagnostics;
using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>Estimates the remaining time of a training run from the speed so far, for progress reports.</summary>
internal sealed class ProgressEstimate(int firstEpoch, int epochs, int batchesPerEpoch)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Creates the report of a finished epoch.</summary>
    public EpochReport ForEpoch(EpochResult result, bool isBest) =>
        new(result, epochs, isBest, _clock.Elapsed, Remaining(result.Epoch, batchesPerEpoch));

    /// <summary>Creates the report of a finished batch.</summary>
    public BatchReport ForBatch(int epoch, int batch, Score mean) =>
        new(epoch, epochs, batch, batchesPerEpoch, mean.Loss, mean.Accuracy, _clock.Elapsed, Remaining(epoch, batch));

    private TimeSpan Remaining(int epoch, int batch)
    {
        var done = (long)(epoch - 1 - firstEpoch) * batchesPerEpoch + batch;
        var all = (long)(epochs - firstEpoch) * batchesPerEpoch;
        return _clock.Elapsed * ((double)(all - done) / done);
    }
}
