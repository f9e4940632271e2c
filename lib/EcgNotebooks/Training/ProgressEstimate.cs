using System.Diagnostics;
using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>How far a training is, and how long the rest takes at the speed so far.</summary>
internal sealed class ProgressEstimate(int firstEpoch, int epochs, int batchesPerEpoch)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public EpochReport Epoch(EpochResult result, bool isBest) =>
        new(result, epochs, isBest, _clock.Elapsed, Remaining(result.Epoch, batchesPerEpoch));

    public BatchReport Batch(int epoch, int batch, Score mean) =>
        new(epoch, epochs, batch, batchesPerEpoch, mean.Loss, mean.Accuracy, _clock.Elapsed, Remaining(epoch, batch));

    private TimeSpan Remaining(int epoch, int batch)
    {
        var done = (long)(epoch - 1 - firstEpoch) * batchesPerEpoch + batch;
        var all = (long)(epochs - firstEpoch) * batchesPerEpoch;
        return _clock.Elapsed * ((double)(all - done) / done);
    }
}
