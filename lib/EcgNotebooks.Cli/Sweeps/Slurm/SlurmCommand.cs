using System.ComponentModel;
using System.Diagnostics;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>Runs a command of Slurm.</summary>
internal static class SlurmCommand
{
    /// <summary>What the command prints.</summary>
    /// <exception cref="EcgException">The command isn't there, or fails.</exception>
    public static async Task<string> RunAsync(string command, params string[] arguments)
    {
        using var process = Start(command, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new EcgException(
                $"{command} failed: {(await errors).Trim()}",
                "Check the study's slurm options, and whether the cluster answers 'sinfo'."
            );
    }

    private static Process Start(string command, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(command, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EcgException(
                $"{command}: can't be started ({e.Message}).",
                "Run where Slurm's commands are on the PATH, or without --engine slurm.",
                e
            );
        }
    }
}
