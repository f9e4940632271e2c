using System.Diagnostics;

namespace EcgNotebooks.Tests.Support;

/// <summary>Named pipes, whose opening waits for a writer for ever.</summary>
internal static class NamedPipe
{
    /// <summary>Skips the test where there are none.</summary>
    public static void SkipUnlessMade() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named pipes are files, made by mkfifo, on Unix only");

    /// <summary>Carries out what must not wait for a pipe's writer.</summary>
    /// <exception cref="TimeoutException">It waits.</exception>
    public static Task<T> Promptly<T>(Func<Task<T>> action) =>
        Task.Run(action).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>Carries out what must not wait for a pipe's writer.</summary>
    /// <exception cref="TimeoutException">It waits.</exception>
    public static Task<T> Promptly<T>(Func<T> action) => Promptly(() => Task.FromResult(action()));

    /// <summary>Makes one.</summary>
    public static void Make(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
