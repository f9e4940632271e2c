namespace EcgNotebooks.Bench;

/// <summary>Takes the chosen measurements one after the other: results on one writer, progress on the other.</summary>
internal static class CommandLine
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUsage = 2;

    private const string Help = """
        Measures the library. Prints one JSON object per line on standard output:
        name, median_ms and min_ms of one run, items in a run, threads, note. Progress goes to standard error.

        Usage: dotnet run -c Release --project bench/EcgNotebooks.Bench -- [NAME...]

        NAME is a measurement or the beginning of several, like train; all are taken where none is named.

          --list  List the measurements.
          --help  Show this.
        """;

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
                output.WriteLine($"{measurement.Name, -20} {measurement.About}");
            }

            return Done;
        }

        var (chosen, unknown) = Catalogue.Choose(all, args);
        if (unknown.Count > 0)
        {
            errors.WriteLine($"bench: no measurement {string.Join(", ", unknown)}. See --list.");
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
