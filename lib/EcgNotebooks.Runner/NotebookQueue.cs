using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Runs notebooks in their order, several at the same time.</summary>
/// <remarks>
/// A notebook that waits for another process, such as for a training that another notebook needs as well, leaves its place to the
/// next one. More processes than workers may therefore exist, but not more of them work.
/// </remarks>
public sealed class NotebookQueue : IAsyncDisposable
{
    private readonly NotebookRunner _runner;
    private readonly IReadOnlyList<QueuedNotebook> _notebooks;
    private readonly WorkSlots _slots;
    private readonly CancellationTokenSource _stop;
    private readonly Lock _lock = new();
    private readonly HashSet<int> _begun = [];
    private readonly Dictionary<int, PreparedNotebook> _prepared = [];

    /// <summary>Starts to run the notebooks.</summary>
    /// <param name="runner">The runner.</param>
    /// <param name="notebooks">The notebooks.</param>
    /// <param name="workers">The number of notebooks that run at the same time.</param>
    /// <param name="cancellation">Stops the running notebooks and starts no others.</param>
    public NotebookQueue(
        NotebookRunner runner,
        IReadOnlyList<QueuedNotebook> notebooks,
        int workers,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(notebooks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        (_runner, _notebooks, _slots) = (runner, notebooks, new WorkSlots(workers));
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Runs = [.. Enumerable.Range(0, notebooks.Count).Select(RunAsync)];
    }

    /// <summary>The runs in the order of the notebooks; a run fails with a <see cref="NotebookException"/> if the notebook can't be read.</summary>
    public IReadOnlyList<Task<NotebookRun>> Runs { get; }

    /// <summary>Stops the notebooks that are running, and waits until their processes have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await ((Task)Task.WhenAll(Runs)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var neverRun in _prepared.Values)
        {
            neverRun.Dispose();
        }

        _stop.Dispose();
    }

    private async Task<NotebookRun> RunAsync(int index)
    {
        using var slot = await _slots.TakeAsync(_stop.Token);
        using var prepared = Begin(index);
        var (progress, save) = (_notebooks[index].Progress, _notebooks[index].Save);
        return await prepared.RunAsync(new Observer(slot, progress), save, _stop.Token);
    }

    // The process of the next notebook starts while this one runs.
    private PreparedNotebook Begin(int index)
    {
        lock (_lock)
        {
            _begun.Add(index);
            var prepared = _prepared.Remove(index, out var early) ? early : Prepare(index);
            if (index + 1 < _notebooks.Count && !_begun.Contains(index + 1))
            {
                _prepared.Add(index + 1, Prepare(index + 1));
            }

            return prepared;
        }
    }

    private PreparedNotebook Prepare(int index) => _runner.Prepare(_notebooks[index].Path);

    /// <summary>Leaves the slot while the notebook waits, and passes all events on.</summary>
    private sealed class Observer(WorkSlot slot, IProgress<WorkerEvent>? progress) : IProgress<WorkerEvent>
    {
        public void Report(WorkerEvent value)
        {
            if (value is CellWaiting { Reason: var reason })
            {
                (reason is null ? (Action)slot.TakeBack : slot.Leave)();
            }

            progress?.Report(value);
        }
    }
}
