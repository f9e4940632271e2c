using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Lock => Path.Combine(_folder["run"], ".lock");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_waiting_process_gets_the_lock_when_it_is_released()
    {
        var held = Take();
        var next = Task.Run(() => FolderLock.Take(Lock, "the run", TimeSpan.FromMinutes(1)));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        held.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task The_beginning_and_the_end_of_a_wait_are_reported_even_if_it_is_cancelled()
    {
        var place = $"the run {Guid.NewGuid()}";
        var told = new System.Collections.Concurrent.ConcurrentQueue<FolderWait>();
        using var cancelled = new CancellationTokenSource();
        void Listen(FolderWait wait)
        {
            // Other tests may wait for their own folders at the same time.
            if (wait.Place == place)
            {
                told.Enqueue(wait);
                cancelled.Cancel();
            }
        }

        FolderWait.Changed += Listen;
        try
        {
            using (Take())
            {
                await Assert.ThrowsAsync<OperationCanceledException>(() =>
                    Task.Run(() => FolderLock.Take(Lock, place, TimeSpan.MaxValue, cancelled.Token))
                );
            }

            FolderLock.Take(Lock, place, TimeSpan.MaxValue, TestContext.Current.CancellationToken).Dispose();
        }
        finally
        {
            FolderWait.Changed -= Listen;
        }

        Assert.Equal([new FolderWait(place, IsOver: false), new FolderWait(place, IsOver: true)], told);
        Assert.Equal($"{place}: another process is using this folder; waiting until it ends.", told.First().ToString());
    }

    [Fact]
    public void A_reader_is_refused_while_the_lock_is_held()
    {
        FolderLock.ThrowIfHeld(Lock, "the run");
        using (Take())
        {
            var error = Assert.Throws<EcgException>(() => FolderLock.ThrowIfHeld(Lock, "the run"));
            Assert.Equal("the run: another process is using this folder.", error.Problem);
        }

        FolderLock.ThrowIfHeld(Lock, "the run");
    }

    [Fact]
    public void The_lock_has_one_holder_at_a_time_and_leaves_no_file()
    {
        using (Take())
        {
            var error = Assert.Throws<EcgException>(() => Take());
            Assert.Equal("the run: another process is using this folder.", error.Problem);
        }

        Assert.False(File.Exists(Lock));
        using (Take())
        {
            Assert.Throws<EcgException>(() => Take());
        }
    }

    [Fact]
    public void The_lock_file_of_a_killed_process_is_reused()
    {
        Directory.CreateDirectory(_folder["run"]);
        File.WriteAllText(Lock, "");
        using (Take())
        {
            Assert.Throws<EcgException>(() => Take());
        }
    }

    [Fact]
    public void Concurrent_threads_never_hold_the_lock_together()
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
                        using var held = Take();
                        Assert.Equal(1, Interlocked.Increment(ref holders));
                        Interlocked.Increment(ref taken);
                        Interlocked.Decrement(ref holders);
                    }
                    catch (EcgException)
                    {
                        // Another thread holds the lock.
                    }
                }
            }
        );
        Assert.True(taken > 0);
    }

    [Fact]
    public void A_lock_file_that_was_removed_during_locking_is_not_a_lock()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file can't be removed on Windows");
        Directory.CreateDirectory(_folder["run"]);
        using var held = new FileStream(Lock, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.True(FolderLock.IsThere(held, Lock));
        File.Delete(Lock);
        Assert.False(FolderLock.IsThere(held, Lock));
        File.WriteAllText(Lock, "");
        Assert.False(FolderLock.IsThere(held, Lock));
    }

    [Fact]
    public void A_folder_that_cannot_be_created_is_an_error()
    {
        File.WriteAllText(_folder["run"], "");
        Assert.Throws<EcgException>(() => Take());
    }

    private FolderLock Take() => FolderLock.Take(Lock, "the run");
}
