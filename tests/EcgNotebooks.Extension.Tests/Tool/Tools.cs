using System.Diagnostics;
using System.Text.Json;
using EcgNotebooks.Datasets;

namespace EcgNotebooks.Extension.Tests.Tool;

/// <summary>The programs and packages that are needed to run cells in Jupyter; tests are skipped where one is missing.</summary>
internal static class Tools
{
    private const string ToolVariable = "ECG_DOTNET_INTERACTIVE";
    private const string FeedVariable = "ECG_PACKAGE_FEED";

    private const string Extension = "EcgNotebooks.Interactive";

    // Debian's, which has python3-nbclient; another Python may come first on the path.
    private const string Python = "/usr/bin/python3";

    public static string Clone => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    public static void SkipUnlessJupyter()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The tool runs in a network namespace, which only Linux has.");
        Assert.SkipUnless(
            Tool() is not null,
            $"The tool dotnet-interactive is missing: put it on the path, or its path in {ToolVariable}."
        );
        Assert.SkipUnless(Succeeds(Python, "-c", "import nbclient"), "The package python3-nbclient is missing.");
        Assert.SkipUnless(Succeeds("unshare", "-n", "true"), "unshare -n, which needs root, isn't possible.");
    }

    public static string Feed()
    {
        var feed = Environment.GetEnvironmentVariable(FeedVariable);
        Assert.SkipUnless(
            feed is not null && Directory.Exists(feed) && Packed(feed).Length > 0,
            $"{FeedVariable} names no folder with the packed EcgNotebooks and EcgNotebooks.Interactive."
        );
        return feed!;
    }

    /// <summary>Returns the version of the extension's package in a folder.</summary>
    public static string VersionIn(string feed) =>
        Path.GetFileNameWithoutExtension(Packed(feed)[0])[$"{Extension}.".Length..];

    private static string[] Packed(string feed) => Directory.GetFiles(feed, $"{Extension}.*.nupkg");

    /// <summary>Runs cells, and returns the HTML that each shows last.</summary>
    public static async Task<string[]> RunAsync(IEnumerable<string> cells, string folder, string dataset)
    {
        var start = Start(
            "unshare",
            "-n",
            Python,
            Path.Combine(AppContext.BaseDirectory, "Tool", "run-cells.py"),
            Tool()!,
            folder
        );
        start.RedirectStandardInput = true;
        start.Environment[PtbXl.FolderVariable] = dataset;
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(cells));
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        // The tool greets on the same standard output; the results are the last line.
        return JsonSerializer.Deserialize<string[]>(output.TrimEnd().Split('\n')[^1])!;
    }

    private static string? Tool()
    {
        string?[] places =
        [
            Environment.GetEnvironmentVariable(ToolVariable),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, "dotnet-interactive")),
        ];
        return places.FirstOrDefault(File.Exists);
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(Start(program, arguments))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Start(string program, params string[] arguments) =>
        new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
}
