namespace EcgNotebooks.Fuzz.Tests;

/// <summary>Tests which outcomes of reading an input count as failures.</summary>
[Collection(OneAtATime.Name)]
public class FailureCriteriaTests
{
    [Fact]
    public void Reading_an_input_and_rejecting_it_are_both_correct()
    {
        Assert.Equal((20, 0, 0), Outcomes(_ => { }));
        Assert.Equal((0, 20, 0), Outcomes(_ => throw new EcgException("The file is damaged.", "Get it again.")));
    }

    [Fact]
    public void Any_other_exception_is_a_failure() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => throw new InvalidOperationException("not foreseen")));

    [Fact]
    public void An_error_without_a_remedy_is_a_failure() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => throw new EcgException("The file is damaged.", "")));

    [Fact]
    public void A_violated_invariant_is_a_failure() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => InvariantException.ThrowUnless(false, "one is two")));

    [Fact]
    public void Creating_a_file_outside_the_input_s_folder_is_a_failure() =>
        Assert.Equal((0, 0, 20), Outcomes(folder => File.WriteAllText(Path.Combine(folder, "..", "made"), "")));

    [Fact]
    public void Allocating_far_more_memory_than_the_input_s_size_is_a_failure() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => GC.KeepAlive(new byte[80 << 20])));

    [Fact]
    public void A_wait_that_a_busy_machine_may_cause_does_not_count_as_a_hang()
    {
        // Computed and not waited for: while a test sleeps, the runtime compiles what ran before, which is processor time.
        var (limit, little) = (new Limits().Longest, TimeSpan.FromMilliseconds(10));
        Assert.True(ReadingClock.Combine(little, 10 * limit) < limit);
        Assert.True(ReadingClock.Combine(little, 13 * limit) > limit);
        Assert.True(ReadingClock.Combine(2 * limit, 2 * limit) > limit);
    }

    [Fact]
    public void Using_the_processor_longer_than_the_limit_is_a_failure() =>
        Assert.Equal(
            (0, 0, 2),
            Outcomes(_ => Work(TimeSpan.FromMilliseconds(200)), inputs: 2, longest: TimeSpan.FromMilliseconds(100))
        );

    [Fact]
    public void The_clock_counts_processor_time_fully_and_waiting_partly()
    {
        var clock = ReadingClock.Start();
        Thread.Sleep(240);
        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(20));
        var work = TimeSpan.FromMilliseconds(100);
        Work(work);
        Assert.True(clock.Elapsed >= work);
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs()
    {
        Assert.Equal(Contents(3), Contents(3));
        Assert.NotEqual(Contents(3), Contents(4));
    }

    private static void Work(TimeSpan work)
    {
        var begin = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - begin < work)
        {
            Thread.SpinWait(1000);
        }
    }

    private static List<string> Contents(int seed)
    {
        var seen = new List<string>();
        Outcomes(folder => seen.Add(File.ReadAllText(Path.Combine(folder, "a.txt"))), seed);
        return seen;
    }

    private static (long Read, long Refused, long Failures) Outcomes(
        Action<string> read,
        int seed = 1,
        int inputs = 20,
        TimeSpan? longest = null
    )
    {
        using var sandbox = new Sandbox();
        var limits = new Limits { Longest = longest ?? new Limits().Longest };
        using var watchdog = new Watchdog(limits.Longest, _ => { });
        var campaign = new Campaign(new OneFile(read), sandbox, limits, watchdog);
        var summary = campaign.Run(inputs, seed, TimeSpan.FromMinutes(1), (_, _) => { });
        return (summary.Read, summary.Refused, summary.Failures);
    }

    private sealed class OneFile(Action<string> read) : ITarget
    {
        public string Name => "one";

        public string About => "a file";

        public int Share => 1;

        public IReadOnlyList<string> Words => ["word"];

        public IReadOnlyList<Sample> Samples(string data) => [Sample.Of(("a.txt", [.. "some text, 12\nmore\n"u8]))];

        public void Read(string folder) => read(folder);
    }
}
