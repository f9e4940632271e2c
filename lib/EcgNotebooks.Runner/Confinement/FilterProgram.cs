namespace EcgNotebooks.Runner.Confinement;

/// <summary>Writes the program of a system call filter, in the instructions of the classic Berkeley Packet Filter.</summary>
/// <remarks>The kernel runs it before each system call (https://docs.kernel.org/userspace-api/seccomp_filter.html).</remarks>
/// <param name="calls">The numbers of the system calls.</param>
/// <param name="process">The id of the process that installs the filter.</param>
internal sealed class FilterProgram(SystemCalls calls, int process)
{
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfBits = 0x45;
    private const ushort ReturnCode = 0x06;

    // The offsets in the kernel's struct seccomp_data; of the first argument, the lower half.
    private const uint Number = 0;
    private const uint Architecture = 4;
    private const uint FirstArgument = 16;

    private const uint Allow = 0x7FFF0000;
    private const uint Fail = 0x00050000;
    private const uint NotPermitted = Fail | 1;
    private const uint NotImplemented = Fail | 38;

    private const uint NewThread = 0x10000; // CLONE_THREAD
    private const uint FirstX32Call = 0x40000000;
    private const uint Internet4 = 2; // AF_INET
    private const uint Internet6 = 10; // AF_INET6

    private readonly List<FilterInstruction> _program = [];

    /// <summary>Returns the instructions.</summary>
    public FilterInstruction[] Write()
    {
        _program.Clear();
        Load(Architecture);
        // A program can issue the calls of a 32-bit system, which have other numbers.
        UnlessEqual(calls.Architecture, NotPermitted);
        Load(Number);
        _program.Add(new(JumpIfAtLeast, 0, 1, FirstX32Call));
        Return(NotPermitted);
        foreach (var call in calls.Refused)
        {
            IfEqual(call, NotPermitted);
        }

        // The C library then creates threads with clone.
        IfEqual(calls.NewerClone, NotImplemented);
        IfCall(calls.OldClone, () => _program.Add(new(JumpIfBits, 1, 0, NewThread)));
        foreach (var call in calls.SignalsByProcess)
        {
            // The runtime signals its own threads.
            IfCall(call, () => _program.Add(new(JumpIfEqual, 1, 0, (uint)process)));
        }

        IfCall(calls.Socket, SkipUnlessInternet);
        Return(Allow);
        return [.. _program];
    }

    // Skips the refusal unless the socket is one for the internet protocols.
    private void SkipUnlessInternet()
    {
        _program.Add(new(JumpIfEqual, 1, 0, Internet4));
        _program.Add(new(JumpIfEqual, 0, 1, Internet6));
    }

    // The condition skips one instruction, the refusal, where the call is allowed.
    private void IfCall(uint call, Action condition)
    {
        var start = _program.Count;
        _program.Add(default);
        Load(FirstArgument);
        condition();
        Return(NotPermitted);
        Return(Allow);
        _program[start] = new(JumpIfEqual, 0, (byte)(_program.Count - start - 1), call);
    }

    private void Load(uint offset) => _program.Add(new(LoadWord, 0, 0, offset));

    private void IfEqual(uint value, uint action)
    {
        _program.Add(new(JumpIfEqual, 0, 1, value));
        Return(action);
    }

    private void UnlessEqual(uint value, uint action)
    {
        _program.Add(new(JumpIfEqual, 1, 0, value));
        Return(action);
    }

    private void Return(uint action) => _program.Add(new(ReturnCode, 0, 0, action));
}
