using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Evaluation;

/// <summary>How many studies the tests of coverage simulate, and how far the share of them may be from what is expected.</summary>
/// <remarks>With ECG_TEST_LARGE_SIMULATIONS=1 there are enough for tight bounds, which takes minutes.</remarks>
internal static class Simulations
{
    private const string LargeVariable = "ECG_TEST_LARGE_SIMULATIONS";
    private const double StandardErrors = 3;

    public static bool AreLarge { get; } = OnRequest.IsAsked(LargeVariable);

    /// <summary>Returns the number of studies to simulate.</summary>
    public static int Count(int ordinary, int large) => AreLarge ? large : ordinary;

    /// <summary>Returns by how much bounds widen that hold for a large number of studies, where there are fewer.</summary>
    /// <param name="share">Expected share of studies.</param>
    /// <param name="studies">Number of studies.</param>
    /// <param name="large">Number of studies that the bounds are meant for.</param>
    public static double Widening(double share, int studies, int large) =>
        StandardErrors * (StandardError(share, studies) - StandardError(share, large));

    /// <summary>Returns the largest and smallest number of studies that are plausible by chance.</summary>
    public static (int Least, int Most) Plausible(double share, int studies)
    {
        var margin = StandardErrors * StandardError(share, studies);
        return ((int)Math.Ceiling((share - margin) * studies), (int)Math.Floor((share + margin) * studies));
    }

    private static double StandardError(double share, int studies) => Math.Sqrt(share * (1 - share) / studies);
}
