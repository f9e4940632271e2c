using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

/// <summary>Tests folders that are removed while a command works in them.</summary>
public sealed class LockedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_removed_folder_is_not_written_to_and_not_created_again()
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
    public void A_folder_that_replaced_the_locked_one_is_not_written_to()
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
    public void Other_folders_are_not_affected()
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
    public void Many_threads_can_write_at_the_same_time()
    {
        using var held = Take();
        Parallel.For(0, 200, i => AtomicFile.WriteText(Path.Combine(Run, $"{i % 20}.txt"), "a"));
        Assert.Equal(21, Directory.GetFiles(Run).Length);
    }

    [Fact]
    public void On_a_full_disk_the_expendable_file_is_removed_and_the_write_repeated()
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
    public void A_full_disk_without_an_expendable_file_is_an_error()
    {
        using var held = Take();
        var file = Path.Combine(Run, "last.safetensors");
        var error = Assert.Throws<EcgException>(() => AtomicFile.Write(file, _ => ThrowIfFull(Run)));
        Assert.StartsWith($"{file}: can't be written (No space left", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_expendable_file_is_not_removed_for_itself()
    {
        var cache = Path.Combine(Run, "signals.cache");
        using var held = ExclusiveFolder.Take(Run, true, cache, TimeSpan.Zero, TestContext.Current.CancellationToken);
        File.WriteAllText(cache, "earlier");
        Assert.Throws<EcgException>(() => AtomicFile.Write(cache, _ => ThrowIfFull(cache)));
        Assert.True(File.Exists(cache));
    }

    private IDisposable Take() => ExclusiveFolder.Take(Run, true, cancellation: TestContext.Current.CancellationToken);

    // The error of Linux and macOS.
    private static void ThrowIfFull(string by)
    {
        if (Path.Exists(by))
        {
            throw new IOException("No space left on device", 28);
        }
    }
}
