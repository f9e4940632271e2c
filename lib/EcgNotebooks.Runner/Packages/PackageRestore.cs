using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Restores packages with the .NET SDK.</summary>
internal static partial class PackageRestore
{
    // NU1603: another version was installed than requested; NU1701: the package is for the .NET Framework.
    private static readonly string[] _reportedWarnings = ["NU1603", "NU1701"];

    /// <summary>Restores the packages of the project in a folder and collects their files there.</summary>
    /// <param name="folder">The folder that contains the project.</param>
    /// <param name="packages">The packages, for messages.</param>
    /// <param name="cancellation">Stops the restore.</param>
    /// <returns>Warnings for the user.</returns>
    /// <exception cref="PackageException">The packages can't be restored.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string folder,
        IReadOnlyList<PackageReference> packages,
        CancellationToken cancellation
    )
    {
        using var process = Start(folder, packages);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
            string[] lines = [.. $"{await output}\n{await errors}".Split('\n').Select(line => line.Trim())];
            return process.ExitCode == 0
                ? Messages(lines, "warning")
                    .Where(m => _reportedWarnings.Contains(m.Code))
                    .Select(m => m.Text)
                    .Distinct()
                    .ToList()
                : throw Failed(packages, lines, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }
    }

    private static PackageException Failed(IReadOnlyList<PackageReference> packages, string[] lines, int exitCode)
    {
        string[] problems = [.. Messages(lines, "error").Select(message => message.Text).Distinct()];
        if (problems.Length > 0)
        {
            return PackageException.NotRestored(packages, problems);
        }

        string[] output = [.. lines.Where(line => line.Length > 0)];
        var reason = output.Length > 0 ? output[0] : $"it ended with exit code {exitCode} without a message";
        return PackageException.NoSdk(packages, reason);
    }

    private static IEnumerable<(string Code, string Text)> Messages(IEnumerable<string> lines, string kind) =>
        lines
            .Select(line => MessageForm().Match(line))
            .Where(match => match.Success && match.Groups["kind"].Value == kind)
            .Select(match => (match.Groups["code"].Value, match.Groups["text"].Value));

    private static Process Start(string folder, IReadOnlyList<PackageReference> packages)
    {
        try
        {
            return Process.Start(StartInfo(folder))!;
        }
        catch (Win32Exception e)
        {
            throw PackageException.NoSdk(packages, e.Message);
        }
    }

    private static ProcessStartInfo StartInfo(string folder)
    {
        var start = new ProcessStartInfo(
            Host(),
            [
                "build",
                PackageProject.File,
                $"-target:{PackageProject.Target}",
                "-nologo",
                "-verbosity:quiet",
                "-nodeReuse:false",
            ]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        // Variables that a surrounding "dotnet run" or "dotnet test" has set apply only to its own build.
        foreach (
            var name in start
                .Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    private static string Host() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : "dotnet";

    // FILE : error NU1101: TEXT [PROJECT]
    [GeneratedRegex(@"(?:^|: )(?<kind>error|warning) (?<code>[A-Z]+\d+)\s*: (?<text>.*?)( \[[^\]]*\.csproj\])?$")]
    private static partial Regex MessageForm();
}
