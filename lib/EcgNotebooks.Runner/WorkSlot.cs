namespace EcgNotebooks.Runner;

/// <summary>The slot of one notebook, which it leaves to another one while it waits for something other than its own code.</summary>
/// <param name="slots">All slots.</param>
internal sealed class WorkSlot(WorkSlots slots) : IDisposable
{
    private bool _held = true;

    /// <summary>Leaves the slot to another notebook.</summary>
    public void Leave()
    {
        if (_held)
        {
            _held = false;
            slots.Change(+1);
        }
    }

    /// <summary>Takes the slot back at once: a running cell can't be stopped until another notebook has ended.</summary>
    public void TakeBack()
    {
        if (!_held)
        {
            _held = true;
            slots.Change(-1);
        }
    }

    public void Dispose() => Leave();
}
