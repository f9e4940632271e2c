using EcgNotebooks.Storage;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Storage;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Lock => Path.Combine(_folder["run"], ".lock");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_held_by_one_at_a_time_and_leaves_nothing()
    {
        using (FolderLock.Take(Lock))
        {
            var error = Assert.Throws<EcgException>(() => FolderLock.Take(Lock));
            Assert.Contains(Lock, error.Problem, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Lock));
        using (FolderLock.Take(Lock))
        {
            Assert.Throws<EcgException>(() => FolderLock.Take(Lock));
        }
    }

    [Fact]
    public void One_that_a_killed_process_left_is_taken_over()
    {
        Directory.CreateDirectory(_folder["run"]);
        File.WriteAllText(Lock, "");
        using (FolderLock.Take(Lock))
        {
            Assert.Throws<EcgException>(() => FolderLock.Take(Lock));
        }
    }

    [Fact]
    public void Never_do_two_hold_it_however_they_come_and_go()
    {
        var (holders, taken) = (0, 0);
        Parallel.For(
            0,
            8,
            _ =>
            {
                for (var i = 0; i < 200; i++)
                {
                    try
                    {
                        using var held = FolderLock.Take(Lock);
                        Assert.Equal(1, Interlocked.Increment(ref holders));
                        Interlocked.Increment(ref taken);
                        Interlocked.Decrement(ref holders);
                    }
                    catch (EcgException)
                    {
                        // Another has it.
                    }
                }
            }
        );
        Assert.True(taken > 0);
    }

    [Fact]
    public void Where_the_folder_cannot_be_made_that_is_told()
    {
        File.WriteAllText(_folder["run"], "");
        Assert.Throws<EcgException>(() => FolderLock.Take(Lock));
    }
}
