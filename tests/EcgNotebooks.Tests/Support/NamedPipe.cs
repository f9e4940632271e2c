using System.Diagnostics;

namespace EcgNotebooks.Tests.Support;

/// <summary>Creates named pipes, whose opening waits for a writer forever.</summary>
internal static class NamedPipe
{
    /// <summary>Skips the test where the system has no named pipes.</summary>
    public static void SkipUnlessMade() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes are files, made by mkfifo, on Unix only");

    /// <summary>Runs an action that must not wait for the writer of a pipe.</summary>
    /// <exception cref="TimeoutException">The action blocks.</exception>
    public static Task<T> Promptly<T>(Func<Task<T>> action) =>
        Task.Run(action).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>Runs an action that must not wait for the writer of a pipe.</summary>
    /// <exception cref="TimeoutException">The action blocks.</exception>
    public static Task<T> Promptly<T>(Func<T> action) => Promptly(() => Task.FromResult(action()));

    /// <summary>Creates a named pipe.</summary>
    public static void Make(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
