namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Tests that build other programs or type every example of the help. They take as long as half of all others together.</summary>
internal static class OnRequest
{
    private const string Variable = "ECG_TEST_AS_TYPED";

    /// <summary>Skips the test unless it was asked for, as .ci/run does.</summary>
    public static void SkipUnlessAsked() =>
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable(Variable) == "1",
            $"builds programs outside the clone or types every example, which takes minutes; {Variable}=1 runs it, and so does .ci/run"
        );
}
