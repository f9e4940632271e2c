namespace EcgNotebooks.Bench;

/// <summary>The benchmark's command line: takes the selected measurements one after the other.</summary>
internal static class CommandLine
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;

    private const string Help = """
        Measures the speed of the library. Prints one JSON object per measurement on standard output, with its name, the
        median and minimum time of one repetition (median_ms, min_ms), the number of items that one repetition processes,
        the number of threads, and a note. Progress goes to standard error.

        Usage: dotnet run -c Release --project bench/EcgNotebooks.Bench -- [NAME...]

        NAME is the name of a measurement, or the beginning of several names, such as train. Default: all measurements.

          --list  List the measurements.
          --help  Show this help.
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

        var all = Catalogue.All();
        if (args.Contains("--list"))
        {
            foreach (var measurement in all)
            {
                output.WriteLine($"{measurement.Name, -30} {measurement.About}");
            }

            return Done;
        }

        var (chosen, unknown) = Catalogue.Choose(all, args);
        if (unknown.Count > 0)
        {
            errors.WriteLine($"bench: there is no measurement {string.Join(", ", unknown)}. Use --list to see all.");
            return WrongUsage;
        }

        return Measure(chosen, output, errors);
    }

    private static int Measure(IReadOnlyList<Measurement> chosen, TextWriter output, TextWriter errors)
    {
        var exitCode = Done;
        foreach (var measurement in chosen)
        {
            errors.WriteLine($"bench: {measurement.Name}");
            try
            {
                output.WriteLine(measurement.Take().ToJson(measurement.Name));
                output.Flush();
            }
            catch (EcgException e)
            {
                errors.WriteLine($"bench: {measurement.Name}: {e.Message}");
                exitCode = Failed;
            }
        }

        return exitCode;
    }
}
