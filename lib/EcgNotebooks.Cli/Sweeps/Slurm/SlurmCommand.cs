using System.ComponentModel;
using System.Diagnostics;

namespace EcgNotebooks.Cli.Sweeps.Slurm;

/// <summary>Runs Slurm's commands, such as sbatch and squeue.</summary>
internal static class SlurmCommand
{
    /// <summary>Runs a command and returns its standard output.</summary>
    /// <exception cref="EcgException">The command isn't installed, or fails.</exception>
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
                "Check the slurm options in the study file, and whether 'sinfo' reaches the cluster."
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
                "Run this where Slurm's commands are on the PATH, or leave --engine slurm out.",
                e
            );
        }
    }
}
