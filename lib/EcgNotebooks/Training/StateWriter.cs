using System.Diagnostics;

namespace EcgNotebooks.Training;

/// <summary>Writes the states of a training run: small ones at once, large ones in the background, skipping those that are outdated before they can be written.</summary>
/// <remarks>
/// A small state is on disk before its epoch is reported. A state of the CRNN has 250 MB, and writing it can take as long as a
/// short epoch, so the writer pauses after each. If the process is killed, the epochs since the last write are lost; in every other
/// case the newest state is written.
/// </remarks>
/// <param name="state">State of the training run.</param>
/// <param name="file">The file to write; null to write nothing.</param>
/// <param name="smallLimit">Maximum number of weights of a small state.</param>
internal sealed class StateWriter(TrainingState state, StateFile? file, long smallLimit = 1 << 20) : IDisposable
{
    // Duration of the pause after a write, in multiples of the time for writing.
    private const int PauseFactor = 5;

    private readonly bool _isSmall = state.Network.Weights.Sum(weight => (long)weight.Count) <= smallLimit;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _finishing = new();
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private TrainingSnapshot? _pending;
    private TrainingSnapshot? _spare;

    /// <summary>Writes a copy of the current state, or queues it for writing in the background.</summary>
    /// <exception cref="EcgException">This or an earlier state couldn't be written.</exception>
    public void Save()
    {
        if (file is null)
        {
            return;
        }

        var snapshot = TakeUnusedSnapshot() ?? new(state.Network, state.Adam);
        snapshot.CopyFrom(state);
        if (_isSmall)
        {
            file.Save(state.Network, state.Adam, snapshot);
            _spare = snapshot;
            return;
        }

        lock (_lock)
        {
            _pending = snapshot;
            if (!_isWriting)
            {
                // Rethrows the exception of a failed write.
                _writing.GetAwaiter().GetResult();
                _isWriting = true;
                _writing = Task.Run(() => WriteAll(file));
            }
        }
    }

    /// <summary>Waits until the newest state is written, without further pauses.</summary>
    /// <exception cref="EcgException">A state couldn't be written.</exception>
    public void Finish()
    {
        _finishing.Set();
        _writing.GetAwaiter().GetResult();
    }

    public void Dispose() => _finishing.Dispose();

    // Reuses the memory of a snapshot that is pending, and so outdated by now, or that has been written.
    private TrainingSnapshot? TakeUnusedSnapshot()
    {
        lock (_lock)
        {
            var unused = _pending ?? _spare;
            (_pending, _spare) = (null, _pending is null ? null : _spare);
            return unused;
        }
    }

    private void WriteAll(StateFile destination)
    {
        try
        {
            while (TakePending() is { } snapshot)
            {
                var clock = Stopwatch.StartNew();
                destination.Save(state.Network, state.Adam, snapshot);
                lock (_lock)
                {
                    _spare = snapshot;
                }

                _finishing.Wait(clock.Elapsed * PauseFactor);
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

    private TrainingSnapshot? TakePending()
    {
        lock (_lock)
        {
            var pending = _pending;
            (_pending, _isWriting) = (null, pending is not null);
            return pending;
        }
    }
}
