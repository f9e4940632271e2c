using System.Diagnostics;
using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

public sealed class TemporaryFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Temporary_files_of_this_process_are_kept()
    {
        var path = Written(TemporaryFiles.PathFor(_folder["a.csv"]));
        TemporaryFiles.RemoveAbandoned(_folder["a.csv"]);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Two_writers_of_one_file_get_different_names() =>
        Assert.NotEqual(TemporaryFiles.PathFor("a.csv"), TemporaryFiles.PathFor("a.csv"));

    [Fact]
    public void Only_files_of_ended_processes_are_removed()
    {
        var left = Written(OfProcess("a.csv", Ended()));
        var other = Written(OfProcess("b.csv", Ended()));
        TemporaryFiles.RemoveAbandoned(_folder["a.csv"]);
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void Files_of_other_machines_are_removed_by_age_not_by_process_id()
    {
        var path = Written(_folder[$"a.csv.elsewhere-{Ended()}-1.unfinished"]);
        TemporaryFiles.RemoveAbandoned(_folder["a.csv"]);
        Assert.True(File.Exists(path));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-7));
        TemporaryFiles.RemoveAbandoned(_folder["a.csv"]);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void All_temporary_files_and_folders_are_removed_in_a_locked_folder()
    {
        Directory.CreateDirectory(_folder["cnn"]);
        Written(TemporaryFiles.PathFor(_folder[Path.Combine("cnn", "last.safetensors")]));
        Directory.CreateDirectory(TemporaryFiles.PathFor(_folder["demo"]));
        var kept = Written(_folder["recipe.json"]);
        TemporaryFiles.RemoveAll(_folder.Path, below: true);
        Assert.Equal([kept], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        Assert.Equal([_folder["cnn"]], Directory.GetDirectories(_folder.Path));
    }

    private string OfProcess(string name, int process) =>
        TemporaryFiles
            .PathFor(_folder[name])
            .Replace($"-{Environment.ProcessId}-", $"-{process}-", StringComparison.Ordinal);

    private static int Ended()
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true }
        )!;
        process.WaitForExit();
        return process.Id;
    }

    private static string Written(string path)
    {
        File.WriteAllText(path, "half");
        return path;
    }
}
