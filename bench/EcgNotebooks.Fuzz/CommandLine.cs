using System.Globalization;

namespace EcgNotebooks.Fuzz;

/// <summary>Feeds the chosen readers one after the other: results on one writer, progress on the other.</summary>
internal static class CommandLine
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;

    // What other systems give a program's main thread: recursion that goes deeper is found here too.
    private const int StackBytes = 1 << 20;

    private const string Help = """
        Feeds mutated files to every reader of the project. An input has to be read, or be refused by an error of the
        project's own; any other exception, a hang, too much memory, or a file touched outside the input's folder is
        a failure. Prints one JSON object for each reader on standard output: name, inputs, read, refused, failures,
        slowest_ms, peak_mb. Progress and failures go to standard error; exit code 1 where something failed.

        Usage: dotnet run -c Release --project bench/EcgNotebooks.Fuzz -- [READER...]

          --inputs N      Inputs over all readers (100000). Those that take long get fewer.
          --seed N        Decides the inputs (1).
          --seconds N     Stop after so many seconds, shared out in the same way.
          --keep DIR      Keep one input of each kind of failure, as small as it could be made.
          --replay FILE   Read a kept input once more and tell what becomes of it.
          --list          List the readers.
          --help          Show this.
        """;

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
        void Tell(FuzzInput input, string problem)
        {
            errors.WriteLine($"fuzz: FAILED {input.FileName} ({string.Join(", ", input.Mutations)}): {problem}");
            if (arguments.Keep is { } folder)
            {
                input.Keep(folder, problem);
            }
        }

        using var sandbox = new Sandbox();
        errors.WriteLine($"fuzz: an input that kills the process stays in {sandbox.Input}");
        var limits = new Limits();
        using var watchdog = new Watchdog(limits.Longest, input => Hang(input, Tell));
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
                (input, verdict) => Tell(input, verdict.Problem)
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
        sandbox.Accept();
        var limits = new Limits();
        using var watchdog = new Watchdog(
            limits.Longest,
            hanging => Hang(hanging, (_, what) => output.WriteLine(what))
        );
        var verdict = new Judge(target, sandbox, limits, watchdog).Of(input);
        output.WriteLine($"{verdict.Outcome}: {verdict.Problem}");
        return verdict.Outcome == Outcome.Failed ? Failed : Done;
    }

    // The thread that hangs can't be stopped.
    private static void Hang(FuzzInput input, Action<FuzzInput, string> tell)
    {
        tell(input, "still being read after the longest time that reading may take");
        Environment.Exit(Failed);
    }
}
