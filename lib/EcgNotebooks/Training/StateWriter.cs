using System.Diagnostics;

namespace EcgNotebooks.Training;

/// <summary>Writes a training's states, large ones beside the training; of those that come while one is written only the newest.</summary>
/// <remarks>
/// A small state is on disk before its epoch is told of. A state of the CRNN is 250 MB, which take as long to write as a short
/// epoch. So after each the writer rests a while, which a kill costs at most; whatever else ends the training, its newest
/// state is written.
/// </remarks>
/// <param name="state">The training.</param>
/// <param name="file">Where the states go; nowhere if null.</param>
/// <param name="small">The number of weights up to which a state is small.</param>
internal sealed class StateWriter(TrainingState state, StateFile? file, long small = 1 << 20) : IDisposable
{
    // Times of a write that the writer then rests.
    private const int Rest = 5;

    private readonly bool _isSmall = state.Network.Weights.Sum(weight => (long)weight.Count) <= small;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _ending = new();
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private TrainingSnapshot? _waiting;
    private TrainingSnapshot? _spare;

    /// <summary>Has the state as it is now written.</summary>
    /// <exception cref="EcgException">An earlier one couldn't be.</exception>
    public void Save()
    {
        if (file is null)
        {
            return;
        }

        var snapshot = Blank() ?? new(state.Network, state.Adam);
        snapshot.Take(state);
        if (_isSmall)
        {
            file.Save(state.Network, state.Adam, snapshot);
            _spare = snapshot;
            return;
        }

        lock (_lock)
        {
            _waiting = snapshot;
            if (!_isWriting)
            {
                // Throws what an earlier write did.
                _writing.GetAwaiter().GetResult();
                _isWriting = true;
                _writing = Task.Run(() => WriteAll(file));
            }
        }
    }

    /// <summary>Waits until the newest state is written.</summary>
    /// <exception cref="EcgException">It couldn't be.</exception>
    public void Finish()
    {
        _ending.Set();
        _writing.GetAwaiter().GetResult();
    }

    public void Dispose() => _ending.Dispose();

    // Memory that nobody reads any more; a state that still waits is out of date by now.
    private TrainingSnapshot? Blank()
    {
        lock (_lock)
        {
            var blank = _waiting ?? _spare;
            (_waiting, _spare) = (null, _waiting is null ? null : _spare);
            return blank;
        }
    }

    private void WriteAll(StateFile destination)
    {
        try
        {
            while (Next() is { } snapshot)
            {
                var clock = Stopwatch.StartNew();
                destination.Save(state.Network, state.Adam, snapshot);
                lock (_lock)
                {
                    _spare = snapshot;
                }

                _ending.Wait(clock.Elapsed * Rest);
            }
        }
        catch
        {
            lock (_lock)
            {
                _isWriting = false;
            }

            throw;
        }
    }

    private TrainingSnapshot? Next()
    {
        lock (_lock)
        {
            var next = _waiting;
            (_waiting, _isWriting) = (null, next is not null);
            return next;
        }
    }
}
