using System.Globalization;

namespace EcgNotebooks.Fuzz;

/// <summary>The fuzzer's command line: tests the selected readers one after the other.</summary>
internal static class CommandLine
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;

    // The stack size of main threads on other systems, so that recursion too deep for them fails here as well.
    private const int StackBytes = 1 << 20;

    private const string Help = """
        Tests every reader of the project with randomly mutated files (fuzzing). A reader has to read an input or to
        reject it with one of the project's own errors. Any other exception, a hang, too much memory, or an access to a
        file outside the input's folder is a failure. Prints one JSON object per reader on standard output: name, inputs,
        read, refused, failures, slowest_ms, peak_mb. Progress and failures go to standard error. The exit code is 1 if
        an input failed.

        Usage: dotnet run -c Release --project bench/EcgNotebooks.Fuzz -- [READER...]

          --inputs N      The number of inputs for all readers together; slow readers get fewer. Default: 100000.
          --seed N        The seed of the inputs; the same seed gives the same inputs. Default: 1.
          --seconds N     The time limit for all readers together, divided in the same proportion. Default: none.
          --keep DIR      Store one minimised input of each kind of failure in this folder.
          --replay FILE   Read a stored input again and print the outcome.
          --list          List the readers.
          --help          Show this help.
        """;

    /// <summary>Runs the command line; results go to <paramref name="output"/>, progress and errors to <paramref name="errors"/>.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Contains("--help"))
        {
            output.WriteLine(Help);
            return Done;
        }

        if (args.Contains("--list"))
        {
            Catalogue.All().ToList().ForEach(target => output.WriteLine($"{target.Name, -14} {target.About}"));
            return Done;
        }

        try
        {
            var arguments = Arguments.Parse(args);
            var targets = Catalogue.Named(arguments.Readers);
            return OnSmallStack(() =>
                arguments.Replay is { } file
                    ? Replay(FuzzInput.Read(file), output)
                    : Fuzz(targets, arguments, output, errors)
            );
        }
        catch (EcgException e)
        {
            errors.WriteLine($"fuzz: {e.Message}");
            return WrongUsage;
        }
    }

    private static int OnSmallStack(Func<int> work)
    {
        var exitCode = Failed;
        var thread = new Thread(() => exitCode = work(), StackBytes);
        thread.Start();
        thread.Join();
        return exitCode;
    }

    private static int Fuzz(IReadOnlyList<ITarget> targets, Arguments arguments, TextWriter output, TextWriter errors)
    {
        void ReportFailure(FuzzInput input, string problem)
        {
            errors.WriteLine($"fuzz: FAILED {input.FileName} ({string.Join(", ", input.Mutations)}): {problem}");
            if (arguments.Keep is { } folder)
            {
                input.Keep(folder, problem);
            }
        }

        using var sandbox = new Sandbox();
        errors.WriteLine($"fuzz: if an input crashes the process, it can be found in {sandbox.Input}");
        var limits = new Limits();
        using var watchdog = new Watchdog(limits.Longest, input => ReportHang(input, ReportFailure));
        var failures = 0L;
        foreach (var target in targets)
        {
            var inputs = Catalogue.InputsOf(target, targets, arguments.Inputs);
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fuzz: {target.Name}, {inputs} inputs"));
            var time = TimeSpan.FromSeconds(
                Math.Min(
                    arguments.Seconds * target.Share / targets.Sum(t => t.Share),
                    TimeSpan.MaxValue.TotalSeconds / 2
                )
            );
            var summary = new Campaign(target, sandbox, limits, watchdog).Run(
                inputs,
                arguments.Seed,
                time,
                (input, verdict) => ReportFailure(input, verdict.Problem)
            );
            output.WriteLine(summary.ToJson());
            output.Flush();
            failures += summary.Failures;
        }

        return failures == 0 ? Done : Failed;
    }

    private static int Replay(FuzzInput input, TextWriter output)
    {
        var target = Catalogue.Named([input.Target])[0];
        using var sandbox = new Sandbox();
        _ = target.Samples(sandbox.Data);
        sandbox.AcceptState();
        var limits = new Limits();
        using var watchdog = new Watchdog(
            limits.Longest,
            hanging => ReportHang(hanging, (_, what) => output.WriteLine(what))
        );
        var verdict = new Executor(target, sandbox, limits, watchdog).Execute(input);
        output.WriteLine($"{verdict.Outcome}: {verdict.Problem}");
        return verdict.Outcome == Outcome.Failed ? Failed : Done;
    }

    // A hanging thread can't be stopped, so the process has to end.
    private static void ReportHang(FuzzInput input, Action<FuzzInput, string> report)
    {
        report(input, "hang: the input was still being read at the time limit");
        Environment.Exit(Failed);
    }
}
