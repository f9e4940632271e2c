namespace EcgNotebooks.Runner;

/// <summary>Limits how many notebooks work at the same time, and serves them in the order in which they asked.</summary>
/// <param name="count">The number of slots.</param>
internal sealed class WorkSlots(int count)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();

    // Negative while notebooks work that have taken their slot back although none was free.
    private int _free = count;

    /// <summary>Takes a slot as soon as one is free.</summary>
    public async Task<WorkSlot> TakeAsync(CancellationToken cancellation)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue(turn);
        }

        Change(0);
        using (cancellation.Register(() => turn.TrySetCanceled(cancellation)))
        {
            await turn.Task;
        }

        return new WorkSlot(this);
    }

    /// <summary>Changes the number of free slots, and gives those that are free to the notebooks that asked first.</summary>
    internal void Change(int by)
    {
        lock (_lock)
        {
            _free += by;
            while (_free > 0 && _waiting.TryDequeue(out var turn))
            {
                // A cancelled notebook takes none.
                _free -= turn.TrySetResult() ? 1 : 0;
            }
        }
    }
}
