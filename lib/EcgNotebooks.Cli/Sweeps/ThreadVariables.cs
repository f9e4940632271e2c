using System.Globalization;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>The environment variables that set a worker's number of threads; native libraries read them when they are loaded.</summary>
internal static class ThreadVariables
{
    private const string OpenMp = "OMP_NUM_THREADS";

    public static IReadOnlyList<string> Names { get; } = [OpenMp, "MKL_NUM_THREADS", "DOTNET_PROCESSOR_COUNT"];

    /// <summary>Returns the variable's value; .NET's own variables are hexadecimal, all others decimal.</summary>
    public static string Value(string name, int threads) =>
        threads.ToString(
            name.StartsWith("DOTNET_", StringComparison.Ordinal) ? "X" : "D",
            CultureInfo.InvariantCulture
        );

    /// <summary>Checks that the worker has the study's number of threads, on which the last bits of the results depend.</summary>
    /// <exception cref="EcgException">The environment sets another number of threads.</exception>
    public static void Check(int threads)
    {
        var found = Environment.GetEnvironmentVariable(OpenMp);
        if (found != Value(OpenMp, threads))
        {
            throw new EcgException(
                $"The environment variable {OpenMp} is '{found}', but the run needs {threads}.",
                "Remove the variable from the shell profile of the cluster's nodes."
            );
        }
    }
}
