namespace EcgNotebooks.Fuzz;

/// <summary>Has a reader read inputs and judges what comes of it.</summary>
internal sealed class Judge(ITarget target, Sandbox sandbox, Limits limits, Watchdog watchdog)
{
    /// <summary>The longest reading so far.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Reads one input.</summary>
    public Verdict Of(FuzzInput input)
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
        var trespass = sandbox.Trespass();
        return verdict.Outcome == Outcome.Failed ? verdict
            : trespass is not null ? Verdict.Failed("trespass", trespass)
            : Cost(verdict, input, took, allocated);
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

    private Verdict Cost(Verdict verdict, FuzzInput input, TimeSpan took, long allocated) =>
        took > limits.Longest ? Verdict.Failed("slow", $"took {took}")
        : allocated > limits.Allocated(input.Bytes)
            ? Verdict.Failed(
                "allocation",
                $"allocated {allocated} bytes for an input of {input.Bytes}: {verdict.Problem}"
            )
        : ResidentMemory.Peak() > limits.ResidentBytes ? Verdict.Failed("memory", $"{ResidentMemory.Peak()} bytes")
        : verdict;
}
