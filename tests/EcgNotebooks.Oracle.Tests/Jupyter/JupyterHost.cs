using CliWrap;
using CliWrap.Buffered;

namespace EcgNotebooks.Oracle.Tests.Jupyter;

/// <summary>The Jupyter kernel of the tool dotnet-interactive, run by nbclient in a network namespace of its own.</summary>
/// <param name="Tool">The path of dotnet-interactive.</param>
/// <param name="Python">A Python that has nbclient.</param>
internal sealed record JupyterHost(string Tool, string Python)
{
    private const string ToolVariable = "ECG_DOTNET_INTERACTIVE";
    private const string ToolName = "dotnet-interactive";

    // A Python from elsewhere may come first on the PATH, without the packages of the distribution.
    private static readonly string[] _pythons = ["/usr/bin/python3", "python3"];

    /// <summary>Returns the host, or skips the test with the reason if a part of it is missing.</summary>
    public static async Task<JupyterHost> FindAsync()
    {
        var tool = Environment.GetEnvironmentVariable(ToolVariable) is { Length: > 0 } named ? named : OnPath(ToolName);
        Assert.SkipUnless(
            File.Exists(tool),
            $"{ToolName} is neither on the PATH nor named by {ToolVariable} (docs/hosts.md: how to install it)."
        );
        var python = await FirstAsync(_pythons, "-c", "import nbclient");
        Assert.SkipUnless(python is not null, "No python3 has nbclient (on Debian: apt-get install python3-nbclient).");
        Assert.SkipUnless(
            await FirstAsync(["unshare"], "-n", "true") is not null,
            "unshare can't make a network namespace here (it needs Linux and root)."
        );
        return new JupyterHost(tool!, python!);
    }

    /// <summary>Returns the arguments of unshare with which a notebook is run.</summary>
    /// <param name="notebook">The path of the notebook.</param>
    /// <param name="copy">The path of the executed copy, which is written.</param>
    public IEnumerable<string> Arguments(string notebook, string copy) =>
        ["-n", Python, Path.Combine(AppContext.BaseDirectory, "Jupyter", "run-notebook.py"), Tool, notebook, copy];

    private static string? OnPath(string program) =>
        Environment
            .GetEnvironmentVariable("PATH")
            ?.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    // Returns the first program that succeeds with the arguments.
    private static async Task<string?> FirstAsync(string[] programs, params string[] arguments)
    {
        foreach (var program in programs)
        {
            if (await SucceedsAsync(program, arguments))
            {
                return program;
            }
        }

        return null;
    }

    private static async Task<bool> SucceedsAsync(string program, string[] arguments)
    {
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(arguments)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
            return result.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
