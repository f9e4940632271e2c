using System.Globalization;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>The environment that gives a worker its number of threads; libraries read it when they start.</summary>
internal static class ThreadVariables
{
    private const string OpenMp = "OMP_NUM_THREADS";

    public static IReadOnlyList<string> Names { get; } = [OpenMp, "MKL_NUM_THREADS", "DOTNET_PROCESSOR_COUNT"];

    /// <summary>The number as .NET reads it, in hexadecimal, and as everybody else does.</summary>
    public static string Value(string name, int threads) =>
        threads.ToString(
            name.StartsWith("DOTNET_", StringComparison.Ordinal) ? "X" : "D",
            CultureInfo.InvariantCulture
        );

    /// <summary>Ends a worker that would compute other bits than the study's.</summary>
    /// <exception cref="EcgException">The environment gives another number of threads.</exception>
    public static void Check(int threads)
    {
        var found = Environment.GetEnvironmentVariable(OpenMp);
        if (found != Value(OpenMp, threads))
        {
            throw new EcgException(
                $"{OpenMp} is '{found}', the run needs {threads}.",
                "Don't let the node's profile set it."
            );
        }
    }
}
