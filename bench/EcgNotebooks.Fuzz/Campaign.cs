using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>Gives one reader its inputs, one after the other.</summary>
/// <param name="target">The reader.</param>
/// <param name="sandbox">Where its inputs lie.</param>
/// <param name="limits">What reading may cost.</param>
/// <param name="watchdog">Ends the process where reading doesn't end.</param>
internal sealed class Campaign(ITarget target, Sandbox sandbox, Limits limits, Watchdog watchdog)
{
    // Failures of one cause are counted, but one of them is enough to look at.
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly Judge _judge = new(target, sandbox, limits, watchdog);

    /// <summary>Runs until so many inputs are read or the time is over.</summary>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="seed">Decides the inputs.</param>
    /// <param name="longest">The time.</param>
    /// <param name="failed">Told of the first failure of each kind, as small as it could be made.</param>
    public Summary Run(long inputs, int seed, TimeSpan longest, Action<FuzzInput, Verdict> failed)
    {
        var maker = new InputMaker(target, target.Samples(sandbox.Data), seed);
        sandbox.Accept();
        var clock = Stopwatch.StartNew();
        var counts = new long[3];
        long number = 0;
        for (; number < inputs && clock.Elapsed < longest; number++)
        {
            var input = maker.Make(number);
            var verdict = _judge.Of(input);
            counts[(int)verdict.Outcome]++;
            if (verdict.Outcome == Outcome.Failed && _kinds.Add(verdict.Kind))
            {
                failed(new Minimiser(_judge.Of).Minimise(input, verdict.Kind), verdict);
            }
        }

        return new Summary(
            target.Name,
            number,
            counts[(int)Outcome.Read],
            counts[(int)Outcome.Refused],
            counts[(int)Outcome.Failed],
            Math.Round(_judge.Slowest.TotalMilliseconds, 1),
            ResidentMemory.Peak() >> 20
        );
    }
}
