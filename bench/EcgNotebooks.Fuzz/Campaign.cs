using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>Feeds one reader with generated inputs.</summary>
/// <param name="target">The reader.</param>
/// <param name="sandbox">The folder of the inputs.</param>
/// <param name="limits">The limits of time and memory for reading.</param>
/// <param name="watchdog">Detects inputs on which the reader hangs.</param>
internal sealed class Campaign(ITarget target, Sandbox sandbox, Limits limits, Watchdog watchdog)
{
    // All failures are counted, but only the first one of each kind is reported.
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly Executor _executor = new(target, sandbox, limits, watchdog);

    /// <summary>Reads generated inputs until their number or the time is reached.</summary>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="seed">The seed of the inputs.</param>
    /// <param name="longest">The time limit.</param>
    /// <param name="failed">Called with the first failing input of each kind of failure, minimised.</param>
    public Summary Run(long inputs, int seed, TimeSpan longest, Action<FuzzInput, Verdict> failed)
    {
        var generator = new InputGenerator(target, target.Samples(sandbox.Data), seed);
        sandbox.AcceptState();
        var clock = Stopwatch.StartNew();
        var counts = new long[3];
        long number = 0;
        for (; number < inputs && clock.Elapsed < longest; number++)
        {
            var input = generator.Generate(number);
            var verdict = _executor.Execute(input);
            counts[(int)verdict.Outcome]++;
            if (verdict.Outcome == Outcome.Failed && _kinds.Add(verdict.Kind))
            {
                failed(new Minimiser(_executor.Execute).Minimise(input, verdict.Kind), verdict);
            }
        }

        return new Summary(
            target.Name,
            number,
            counts[(int)Outcome.Read],
            counts[(int)Outcome.Rejected],
            counts[(int)Outcome.Failed],
            Math.Round(_executor.Slowest.TotalMilliseconds, 1),
            ResidentMemory.Peak() >> 20
        );
    }
}
