namespace EcgNotebooks.Oracle.Tests.Support;

/// <summary>The program that runs a notebook in the C# kernel of .NET Interactive.</summary>
internal static class OracleProgram
{
    /// <summary>The program's path, in the same configuration as the tests.</summary>
    public static string Path
    {
        get
        {
            var tests = System.IO.Path.Combine(Clone.Root, "tests");
            var own = System.IO.Path.Combine(tests, "EcgNotebooks.Oracle.Tests");
            var output = System.IO.Path.GetRelativePath(own, AppContext.BaseDirectory);
            return System.IO.Path.Combine(tests, "EcgNotebooks.Oracle", output, "EcgNotebooks.Oracle.dll");
        }
    }
}
