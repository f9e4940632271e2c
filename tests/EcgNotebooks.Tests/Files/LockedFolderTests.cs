using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

/// <summary>A folder that somebody removes while a command works in it.</summary>
public sealed class LockedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_more_is_written_and_the_folder_does_not_come_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file can't be removed on Windows");
        using var held = Take();
        AtomicFile.WriteText(Path.Combine(Run, "cnn", "a.txt"), "a");
        Directory.Delete(Run, recursive: true);
        var error = Assert.Throws<EcgException>(() => AtomicFile.WriteText(Path.Combine(Run, "cnn", "b.txt"), "b"));
        Assert.Equal($"{Run}: the folder was removed or replaced while this command worked in it.", error.Problem);
        Assert.NotEmpty(error.Remedy);
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public void Another_that_took_its_place_stays_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file can't be removed on Windows");
        var held = Take();
        Directory.Delete(Run, recursive: true);
        Directory.CreateDirectory(Run);
        File.WriteAllText(Path.Combine(Run, ".lock"), "");
        Assert.Throws<EcgException>(() => AtomicFile.WriteText(Path.Combine(Run, "b.txt"), "b"));
        held.Dispose();
        Assert.Equal([Path.Combine(Run, ".lock")], Directory.GetFileSystemEntries(Run));
    }

    [Fact]
    public void Others_and_those_beside_it_are_not_its_business()
    {
        using (Take())
        {
            Directory.Delete(Run, recursive: true);
            AtomicFile.WriteText(_folder["run-2"] + "/b.txt", "b");
        }

        AtomicFile.WriteText(Path.Combine(Run, "b.txt"), "b");
        Assert.True(File.Exists(Path.Combine(Run, "b.txt")));
    }

    [Fact]
    public void Many_threads_write_in_it_at_once()
    {
        using var held = Take();
        Parallel.For(0, 200, i => AtomicFile.WriteText(Path.Combine(Run, $"{i % 20}.txt"), "a"));
        Assert.Equal(21, Directory.GetFiles(Run).Length);
    }

    [Fact]
    public void A_full_disk_takes_what_gives_way_and_the_file_is_written_again()
    {
        var cache = Path.Combine(Run, "signals.cache");
        using var held = ExclusiveFolder.Take(Run, true, cache, TimeSpan.Zero, TestContext.Current.CancellationToken);
        File.WriteAllText(cache, "much");
        var tries = 0;
        AtomicFile.Write(
            Path.Combine(Run, "last.safetensors"),
            stream =>
            {
                stream.WriteByte((byte)++tries);
                ThrowIfFull(cache);
            }
        );
        Assert.Equal([2], File.ReadAllBytes(Path.Combine(Run, "last.safetensors")));
        Assert.False(File.Exists(cache));
    }

    [Fact]
    public void A_full_disk_on_which_nothing_gives_way_is_told()
    {
        using var held = Take();
        var file = Path.Combine(Run, "last.safetensors");
        var error = Assert.Throws<EcgException>(() => AtomicFile.Write(file, _ => ThrowIfFull(Run)));
        Assert.StartsWith($"{file}: can't be written (No space left", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_gives_way_does_not_give_way_to_itself()
    {
        var cache = Path.Combine(Run, "signals.cache");
        using var held = ExclusiveFolder.Take(Run, true, cache, TimeSpan.Zero, TestContext.Current.CancellationToken);
        File.WriteAllText(cache, "earlier");
        Assert.Throws<EcgException>(() => AtomicFile.Write(cache, _ => ThrowIfFull(cache)));
        Assert.True(File.Exists(cache));
    }

    private IDisposable Take() => ExclusiveFolder.Take(Run, true, cancellation: TestContext.Current.CancellationToken);

    // As the system does it on Linux and macOS.
    private static void ThrowIfFull(string by)
    {
        if (Path.Exists(by))
        {
            throw new IOException("No space left on device", 28);
        }
    }
}
