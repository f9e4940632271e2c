namespace EcgNotebooks.Fuzz.Tests;

/// <summary>What counts as a failure.</summary>
[Collection(OneAtATime.Name)]
public class JudgeTests
{
    [Fact]
    public void Reading_and_refusing_are_both_right()
    {
        Assert.Equal((20, 0, 0), Outcomes(_ => { }));
        Assert.Equal((0, 20, 0), Outcomes(_ => throw new EcgException("The file is damaged.", "Get it again.")));
    }

    [Fact]
    public void Any_other_exception_fails() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => throw new InvalidOperationException("not foreseen")));

    [Fact]
    public void An_error_without_a_remedy_fails() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => throw new EcgException("The file is damaged.", "")));

    [Fact]
    public void A_result_that_contradicts_itself_fails() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => BrokenPromiseException.Unless(false, "one is two")));

    [Fact]
    public void A_file_made_outside_the_input_s_folder_fails() =>
        Assert.Equal((0, 0, 20), Outcomes(folder => File.WriteAllText(Path.Combine(folder, "..", "made"), "")));

    [Fact]
    public void Far_more_memory_than_the_input_deserves_fails() =>
        Assert.Equal((0, 0, 20), Outcomes(_ => GC.KeepAlive(new byte[80 << 20])));

    [Fact]
    public void Waiting_for_a_busy_machine_is_not_yet_a_hang()
    {
        // The runtime works, too, the first time: the limit leaves it most of a second.
        Assert.Equal((2, 0, 0), Outcomes(_ => Thread.Sleep(1200), inputs: 2, longest: TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Work_counts_in_full_and_waiting_in_part()
    {
        var clock = ReadingClock.Start();
        Thread.Sleep(240);
        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(20));
        var (begin, work) = (Environment.CpuUsage.TotalTime, TimeSpan.FromMilliseconds(100));
        while (Environment.CpuUsage.TotalTime - begin < work)
        {
            Thread.SpinWait(1000);
        }

        Assert.True(clock.Elapsed >= work);
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs()
    {
        Assert.Equal(Contents(3), Contents(3));
        Assert.NotEqual(Contents(3), Contents(4));
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
