using System.Security.Cryptography;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Simulation;

[Collection(DemoTests.Name)]
public sealed class DemoFilesTests(DemoFixture demo) : IDisposable
{
    private static readonly DemoOptions _small = new() { Recordings = 12 };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_list_has_the_checksums_of_all_files()
    {
        var root = demo.Tree.Root;
        var sums = File.ReadAllLines(Path.Combine(root, "SHA256SUMS.txt"))
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[1], parts => parts[0]);
        var files = Directory
            .GetFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
        Assert.Equal(files.Where(file => file != "SHA256SUMS.txt").Order(StringComparer.Ordinal), sums.Keys);
        Assert.All(
            sums,
            sum =>
                Assert.Equal(
                    sum.Value,
                    Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, sum.Key))))
                )
        );
    }

    [Fact]
    public void RECORDS_lists_all_recordings_of_the_table()
    {
        var expected = demo.Rows.Select(row => row["filename_lr"]).Concat(demo.Rows.Select(row => row["filename_hr"]));
        Assert.Equal(expected, File.ReadAllLines(Path.Combine(demo.Tree.Root, "RECORDS")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_seed_gives_the_same_bytes_whatever_the_number_of_threads(int threads)
    {
        DemoData.Make(_folder["again"], DemoFixture.Options with { Threads = threads }, cancellation: Cancellation);
        Assert.Equal(Sums(demo.Tree.Root), Sums(_folder["again"]));
    }

    [Fact]
    public void Another_seed_gives_other_recordings()
    {
        DemoData.Make(_folder["a"], _small, cancellation: Cancellation);
        DemoData.Make(_folder["b"], _small with { Seed = 5 }, cancellation: Cancellation);
        Assert.NotEqual(Hash("a"), Hash("b"));

        byte[] Hash(string name) =>
            SHA256.HashData(File.ReadAllBytes(_folder[name + "/records500/00000/00001_hr.dat"]));
    }

    [Fact]
    public void A_cancelled_demo_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        var progress = new Immediate(_ => cancelled.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() =>
            DemoData.EnsureMade(_folder["demo"], _small, progress, cancelled.Token)
        );
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void An_existing_demo_is_kept_and_one_with_other_options_or_version_is_replaced()
    {
        DemoData.EnsureMade(_folder["demo"], _small, cancellation: Cancellation);
        var made = Directory.GetCreationTimeUtc(_folder["demo"]);
        DemoData.EnsureMade(_folder["demo"], _small, cancellation: Cancellation);
        DemoData.EnsureMade(_folder["demo"], cancellation: Cancellation);
        Assert.Equal(12, File.ReadLines(_folder["demo/RECORDS"]).Count() / 2);
        Assert.Equal(made, Directory.GetCreationTimeUtc(_folder["demo"]));
        File.WriteAllText(_folder["demo/SIMULATED.txt"], "EcgNotebooks demo, version 0, recordings 12");
        DemoData.EnsureMade(_folder["demo"], _small with { Recordings = 5 }, cancellation: Cancellation);
        Assert.Equal(5, File.ReadLines(_folder["demo/RECORDS"]).Count() / 2);
        Assert.Equal(_folder["demo"], Assert.Single(Directory.GetFileSystemEntries(_folder.Path)));
    }

    [Fact]
    public void Generating_a_demo_again_repairs_a_damaged_one()
    {
        DemoData.Make(_folder["demo"], _small, cancellation: Cancellation);
        File.Delete(_folder["demo/records500/00000/00003_hr.dat"]);
        DemoData.Make(_folder["demo"], _small, cancellation: Cancellation);
        Assert.True(File.Exists(_folder["demo/records500/00000/00003_hr.dat"]));
    }

    [Fact]
    public void Folders_left_by_a_killed_process_are_not_demos_and_are_removed_when_they_are_old()
    {
        foreach (var (name, hours) in new[] { ("demo.1-a.unfinished", 7), ("demo.1-b.unfinished", 1) })
        {
            Directory.CreateDirectory(_folder[name]);
            File.WriteAllText(_folder[name + "/SIMULATED.txt"], "");
            Directory.SetLastWriteTimeUtc(_folder[name], DateTime.UtcNow.AddHours(-hours));
        }

        DemoData.EnsureMade(_folder["demo"], _small, cancellation: Cancellation);
        string[] expected = [_folder["demo"], _folder["demo.1-b.unfinished"]];
        Assert.Equal(expected, Directory.GetFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_with_other_files_is_not_changed()
    {
        Directory.CreateDirectory(_folder["mine"]);
        File.WriteAllText(_folder["mine/thesis.txt"], "years of work");
        var error = Assert.Throws<EcgException>(() =>
            DemoData.Make(_folder["mine"], _small, cancellation: Cancellation)
        );
        Assert.Contains("mine", error.Message, StringComparison.Ordinal);
        Assert.Equal("thesis.txt", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(_folder["mine"]))));
    }

    [Fact]
    public async Task Simultaneous_uses_end_with_one_complete_demo()
    {
        var uses = Enumerable
            .Range(0, 6)
            .Select(_ => Task.Run(() => DemoData.EnsureMade(_folder["demo"], _small), Cancellation));
        await Task.WhenAll(uses);
        Assert.Equal(_folder["demo"], Assert.Single(Directory.GetFileSystemEntries(_folder.Path)));
        Assert.Equal(12 * 4, Directory.GetFiles(_folder["demo"], "0*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_error_with_its_name()
    {
        File.WriteAllText(_folder["file"], "");
        var error = Assert.Throws<EcgException>(() =>
            DemoData.Make(_folder["file/demo"], _small, cancellation: Cancellation)
        );
        Assert.Contains(_folder["file"], error.Message, StringComparison.Ordinal);
    }

    // The marker doesn't contain the number of threads, so the lists can be compared directly.
    private static string Sums(string root) => File.ReadAllText(Path.Combine(root, "SHA256SUMS.txt"));

    private sealed class Immediate(Action<DemoProgress> report) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => report(value);
    }
}
