using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>Keeps memory use from growing with the number of epochs.</summary>
/// <remarks>
/// Pages that are returned to the kernel must be mapped again, which takes a tenth to a quarter of the time of a short epoch. They are
/// therefore returned only if the process has grown by a fifth since the first epoch, and at the end of the training.
/// </remarks>
internal sealed class EpochMemory : IDisposable
{
    private const double Growth = 1.2;
    private long? _first;

    /// <summary>Releases memory after an epoch, if the process has grown by a fifth since the first epoch.</summary>
    public void EndEpoch()
    {
        var resident = Environment.WorkingSet;
        _first ??= resident;
        if (resident > _first * Growth)
        {
            // Tensor handles are small objects to the garbage collector, so it doesn't run often enough by itself.
            GC.Collect();
            AllocatorSettings.TrimHeap();
        }
    }

    public void Dispose() => AllocatorSettings.TrimHeap();
}
