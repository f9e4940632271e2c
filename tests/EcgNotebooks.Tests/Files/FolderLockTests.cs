using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Lock => Path.Combine(_folder["run"], ".lock");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_is_patient_gets_it_when_it_is_given_up()
    {
        var held = Take();
        var next = Task.Run(() => FolderLock.Take(Lock, "the run", TimeSpan.FromMinutes(1)));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        held.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task A_wait_is_told_when_it_begins_and_when_it_ends_and_one_that_is_cancelled_too()
    {
        var place = $"the run {Guid.NewGuid()}";
        var told = new System.Collections.Concurrent.ConcurrentQueue<FolderWait>();
        using var cancelled = new CancellationTokenSource();
        void Listen(FolderWait wait)
        {
            // Other tests wait for folders of their own.
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
        Assert.Equal($"{place}: another process works there; waiting for it to end.", told.First().ToString());
    }

    [Fact]
    public void Who_only_reads_is_refused_while_it_is_held()
    {
        FolderLock.ThrowIfHeld(Lock, "the run");
        using (Take())
        {
            var error = Assert.Throws<EcgException>(() => FolderLock.ThrowIfHeld(Lock, "the run"));
            Assert.Equal("the run: another process works there.", error.Problem);
        }

        FolderLock.ThrowIfHeld(Lock, "the run");
    }

    [Fact]
    public void It_is_held_by_one_at_a_time_and_leaves_nothing()
    {
        using (Take())
        {
            var error = Assert.Throws<EcgException>(() => Take());
            Assert.Equal("the run: another process works there.", error.Problem);
        }

        Assert.False(File.Exists(Lock));
        using (Take())
        {
            Assert.Throws<EcgException>(() => Take());
        }
    }

    [Fact]
    public void One_that_a_killed_process_left_is_taken_over()
    {
        Directory.CreateDirectory(_folder["run"]);
        File.WriteAllText(Lock, "");
        using (Take())
        {
            Assert.Throws<EcgException>(() => Take());
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
                        using var held = Take();
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
    public void A_file_that_was_removed_while_it_was_taken_is_no_lock()
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
    public void Where_the_folder_cannot_be_made_that_is_told()
    {
        File.WriteAllText(_folder["run"], "");
        Assert.Throws<EcgException>(() => Take());
    }

    private FolderLock Take() => FolderLock.Take(Lock, "the run");
}
