using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Tests;

/// <summary>ecg notebooks, which gives somebody without a clone a folder to open.</summary>
public sealed class NotebooksVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_folder_holds_every_notebook_and_a_script_that_references_the_programs_own_assemblies()
    {
        var result = await Ecg.RunAsync("notebooks", "--out", _folder["new"]);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(_folder["new"], result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(
            Directory.GetFiles(Path.Combine(Repository.Root!, "notebooks"), "*.ipynb").Select(Path.GetFileName).Order(),
            Directory.GetFiles(_folder["new"], "*.ipynb").Select(Path.GetFileName).Order()
        );
        string[] script = File.ReadAllLines(_folder["new", "ecg.csx"]);
        string[] referenced =
        [
            .. script.Where(line => line.StartsWith("#r ", StringComparison.Ordinal)).Select(line => line[4..^1]),
        ];
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "EcgNotebooks.dll"), referenced);
        Assert.All(referenced, path => Assert.True(File.Exists(path), path));
        Assert.Contains("using EcgNotebooks.Figures;", script);
        Assert.All(
            Directory.GetFiles(_folder["new"]),
            file => Assert.DoesNotContain("dotnet build", File.ReadAllText(file), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(_folder["01-load.ipynb"], "mine");

        await Ecg.FailsAsync(1, [_folder.Path, "--force"], "notebooks", "--out", _folder.Path);

        Assert.Equal([_folder["01-load.ipynb"]], Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal("mine", File.ReadAllText(_folder["01-load.ipynb"]));
    }

    [Fact]
    public async Task Forced_it_replaces_files_of_the_same_names_and_no_others()
    {
        File.WriteAllText(_folder["01-load.ipynb"], "mine");
        File.WriteAllText(_folder["other.ipynb"], "mine");

        var result = await Ecg.RunAsync("notebooks", "--out", _folder.Path, "--force");

        Assert.Equal(0, result.ExitCode);
        Assert.NotEqual("mine", File.ReadAllText(_folder["01-load.ipynb"]));
        Assert.Equal("mine", File.ReadAllText(_folder["other.ipynb"]));
    }
}
