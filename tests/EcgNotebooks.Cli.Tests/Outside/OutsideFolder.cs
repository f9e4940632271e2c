using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Tests.Outside;

/// <summary>A folder that knows nothing of the clone, in which the SDK builds and runs programs as their author would.</summary>
internal sealed class OutsideFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutsideFolder()
    {
        // What the clone restored is all that a program needs: nothing is fetched.
        File.WriteAllText(
            this["nuget.config"],
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="restored" value="{Packages}" />
              </packageSources>
            </configuration>
            """
        );
        Directory.CreateDirectory(Data);
    }

    /// <summary>The library's project file.</summary>
    public static string Library { get; } = Path.Combine(Clone, "lib", "EcgNotebooks", "EcgNotebooks.csproj");

    /// <summary>Stands for the folder of the user's own data.</summary>
    public string Data => this["user"];

    public string this[params string[] path] => _folder[path];

    private static string Clone => Repository.Root ?? throw new InvalidOperationException("no clone");

    private static string Packages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Runs dotnet in the folder; it fails the test unless it ends with 0.</summary>
    public async Task<BufferedCommandResult> DotnetAsync(params string[] arguments)
    {
        var result = await CliWrap
            .Cli.Wrap("dotnet")
            .WithArguments(arguments)
            .WithWorkingDirectory(_folder.Path)
            .WithEnvironmentVariables(variables =>
                variables
                    .Set("ECG_RUNS_DIR", null)
                    .Set("XDG_DATA_HOME", Data)
                    .Set("LOCALAPPDATA", Data)
                    // Servers would outlive the test and keep its output open.
                    .Set("MSBUILDDISABLENODEREUSE", "1")
                    .Set("UseSharedCompilation", "false")
                    // The build of the project has checked the format of the library, which is built again here.
                    .Set("CSharpier_Check", "false")
                    .Set("DOTNET_CLI_UI_LANGUAGE", "en")
            )
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(
            result.ExitCode == 0,
            $"dotnet {string.Join(' ', arguments)}\n{result.StandardOutput}{result.StandardError}"
        );
        return result;
    }

    public void Dispose() => _folder.Dispose();
}
