namespace EcgNotebooks.Tests.Support;

/// <summary>Tests that take minutes run only where an environment variable asks for them with the value 1.</summary>
internal static class OnRequest
{
    /// <summary>Whether the variable asks for the tests.</summary>
    public static bool IsAsked(string variable) => Environment.GetEnvironmentVariable(variable) == "1";

    /// <summary>Skips the test, with the reason and how to run it, unless it was asked for.</summary>
    /// <param name="variable">The environment variable.</param>
    /// <param name="reason">Why the test doesn't always run, in words that a semicolon can follow.</param>
    public static void SkipUnlessAsked(string variable, string reason) =>
        Assert.SkipUnless(IsAsked(variable), $"{reason}; {variable}=1 runs it.");
}
