using System.CommandLine;

namespace EcgNotebooks.Cli;

/// <summary>The verbs of <c>ecg</c>.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        var root = new RootCommand(
            "An ECG experiment on PTB-XL, step by step: normal ECG against inferior infarction."
        );
        return root.Parse(args).Invoke();
    }
}
