namespace EcgNotebooks.Fuzz;

/// <summary>Lets a reader read inputs and checks the outcome: exceptions, time, memory and access to other files.</summary>
internal sealed class Executor(ITarget target, Sandbox sandbox, Limits limits, Watchdog watchdog)
{
    /// <summary>The longest time for an input so far.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Reads one input and returns the verdict.</summary>
    public Verdict Execute(FuzzInput input)
    {
        sandbox.Put(input);
        watchdog.Begin(input);
        var allocated = GC.GetTotalAllocatedBytes();
        var clock = ReadingClock.Start();
        var verdict = Read();
        var took = clock.Elapsed;
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        watchdog.End();
        Slowest = took > Slowest ? took : Slowest;
        var access = sandbox.FindOutsideAccess();
        return verdict.Outcome == Outcome.Failed ? verdict
            : access is not null ? Verdict.Failed("access outside the input's folder", access)
            : CheckCost(verdict, input, took, allocated);
    }

    private Verdict Read()
    {
        try
        {
            target.Read(sandbox.Input);
            return Verdict.Read;
        }
        catch (Exception e)
        {
            return Verdict.Of(e);
        }
    }

    private Verdict CheckCost(Verdict verdict, FuzzInput input, TimeSpan took, long allocated) =>
        took > limits.Longest ? Verdict.Failed("slow", $"took {took}")
        : allocated > limits.Allocated(input.Bytes)
            ? Verdict.Failed(
                "allocation",
                $"allocated {allocated} bytes for an input of {input.Bytes}: {verdict.Problem}"
            )
        : ResidentMemory.Peak() > limits.ResidentBytes ? Verdict.Failed("memory", $"{ResidentMemory.Peak()} bytes")
        : verdict;
}
