using CliWrap;
using CliWrap.Buffered;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>A folder that is a clone of the project to the program in it: with the program, two of the notebooks and nothing made yet.</summary>
internal sealed class FreshClone : IDisposable
{
    private const long Copied = 1_000_000;
    private static readonly string[] _notebooks = ["01-load.ipynb", "04-filter.ipynb"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _program;

    public FreshClone()
    {
        _program = _folder["lib", "EcgNotebooks.Cli", "bin"];
        File.WriteAllText(_folder["EcgNotebooks.sln"], "");
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            Place(file, Path.Combine(_program, Path.GetRelativePath(AppContext.BaseDirectory, file)));
        }

        PlaceNotebooks();
    }

    /// <summary>Puts a small demo where the clone's own would be made.</summary>
    public void MakeDemo(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Place(file, _folder["data", "demo", Path.GetRelativePath(from, file)]);
        }
    }

    /// <summary>Runs a line as typed in the clone.</summary>
    public async Task<BufferedCommandResult> RunAsync(string line) =>
        await CliWrap
            .Cli.Wrap("sh")
            .WithArguments(["-c", $"ecg() {{ dotnet '{Path.Combine(_program, "ecg.dll")}' \"$@\"; }}\n{line}"])
            .WithWorkingDirectory(_folder.Path)
            .WithEnvironmentVariables(v => v.Set("ECG_RUNS_DIR", null))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();

    // The library finds the clone above its own file, so that this one is no link; libtorch takes 500 MB.
    private static void Place(string file, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (
            new FileInfo(file).Length < Copied
            || Path.GetFileName(file).StartsWith("EcgNotebooks", StringComparison.Ordinal)
        )
        {
            File.Copy(file, target);
        }
        else
        {
            File.CreateSymbolicLink(target, file);
        }
    }

    private void PlaceNotebooks()
    {
        var (own, target) = (Path.Combine(EcgNotebooks.Files.Repository.Root!, "notebooks"), _folder["notebooks"]);
        Directory.CreateDirectory(target);
        foreach (var name in _notebooks)
        {
            File.Copy(Path.Combine(own, name), Path.Combine(target, name));
        }

        var imports = File.ReadAllLines(Path.Combine(own, "ecg.csx"))
            .Select(line =>
                line.StartsWith("#r ", StringComparison.Ordinal)
                    ? $"#r \"{Path.Combine(_program, Path.GetFileName(line.TrimEnd('"')))}\""
                    : line
            );
        File.WriteAllLines(Path.Combine(target, "ecg.csx"), imports);
    }
}
