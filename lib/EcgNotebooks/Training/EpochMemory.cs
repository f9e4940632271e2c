using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>Keeps a training's memory from growing with its epochs.</summary>
/// <remarks>
/// Pages given back have to be asked for again, which takes a quarter of a short epoch's time; so they are given back only where
/// the process has grown since the first epoch, and when the training ends.
/// </remarks>
internal sealed class EpochMemory : IDisposable
{
    private const double Growth = 1.01;
    private long? _first;

    /// <summary>Looks at the process after an epoch.</summary>
    public void EndEpoch()
    {
        var resident = Environment.WorkingSet;
        _first ??= resident;
        if (resident > _first * Growth)
        {
            // Handles of tensors are small to the collector, whose budget on large caches is hundreds of MB.
            GC.Collect();
            AllocatorSettings.Release();
        }
    }

    public void Dispose() => AllocatorSettings.Release();
}
