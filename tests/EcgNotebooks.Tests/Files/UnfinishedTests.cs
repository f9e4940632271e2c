using System.Diagnostics;
using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

public sealed class UnfinishedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_this_process_still_writes_stays()
    {
        var path = Written(Unfinished.PathFor(_folder["a.csv"]));
        Unfinished.RemoveAbandoned(_folder["a.csv"]);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Two_writers_of_one_file_get_names_of_their_own() =>
        Assert.NotEqual(Unfinished.PathFor("a.csv"), Unfinished.PathFor("a.csv"));

    [Fact]
    public void What_an_ended_process_left_is_removed_and_nothing_else()
    {
        var left = Written(OfProcess("a.csv", Ended()));
        var other = Written(OfProcess("b.csv", Ended()));
        Unfinished.RemoveAbandoned(_folder["a.csv"]);
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void Another_machine_s_processes_are_not_judged_by_their_numbers_but_by_age()
    {
        var path = Written(_folder[$"a.csv.elsewhere-{Ended()}-1.unfinished"]);
        Unfinished.RemoveAbandoned(_folder["a.csv"]);
        Assert.True(File.Exists(path));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-7));
        Unfinished.RemoveAbandoned(_folder["a.csv"]);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Files_and_folders_go_at_once_where_nobody_else_writes()
    {
        Directory.CreateDirectory(_folder["cnn"]);
        Written(Unfinished.PathFor(_folder[Path.Combine("cnn", "last.safetensors")]));
        Directory.CreateDirectory(Unfinished.PathFor(_folder["demo"]));
        var kept = Written(_folder["recipe.json"]);
        Unfinished.RemoveAll(_folder.Path, below: true);
        Assert.Equal([kept], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        Assert.Equal([_folder["cnn"]], Directory.GetDirectories(_folder.Path));
    }

    private string OfProcess(string name, int process) =>
        Unfinished
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
