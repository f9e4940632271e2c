namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Tests that build other programs or type every example of the help. They take as long as half of all others together.</summary>
internal static class AsTyped
{
    /// <summary>Environment variable that asks for them; .ci/run sets it.</summary>
    public const string Variable = "ECG_TEST_AS_TYPED";
}
