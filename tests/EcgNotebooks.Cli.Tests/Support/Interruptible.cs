using System.ComponentModel;
using System.Diagnostics;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Starts the command line in such a way that it can be interrupted.</summary>
/// <remarks>
/// A shell without job control has what it starts behind an ampersand ignore SIGINT, and all that this starts in turn: the
/// tests too, and the programs that they mean to interrupt. env of coreutils gives the signal its own action back.
/// </remarks>
internal static class Interruptible
{
    private const string Env = "env";
    private const string DefaultAction = "--default-signal=INT";

    private static readonly Lazy<bool> _hasEnv = new(RunsEnv);

    /// <summary>Returns how to start the command line; the test reads its standard output and error.</summary>
    public static ProcessStartInfo Start(params string[] arguments)
    {
        string[] line = ["dotnet", Ecg.Program, .. arguments];
        line = _hasEnv.Value ? [Env, DefaultAction, .. line] : line;
        return new ProcessStartInfo(line[0], line[1..]) { RedirectStandardError = true, RedirectStandardOutput = true };
    }

    private static bool RunsEnv()
    {
        try
        {
            using var env = Process.Start(
                new ProcessStartInfo(Env, [DefaultAction, "true"]) { RedirectStandardError = true }
            )!;
            env.StandardError.ReadToEnd();
            env.WaitForExit();
            return env.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
