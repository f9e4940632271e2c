using System.Diagnostics;
using System.IO.Pipes;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Ends this process with its parent, also with a killed one: the parent holds a pipe open as long as it lives.</summary>
internal static class Attendance
{
    /// <summary>Begins to watch.</summary>
    /// <param name="pipe">The inherited pipe's handle.</param>
    /// <returns>Ends when the parent sends its first byte.</returns>
    public static Task Begin(string pipe)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Watch(pipe, told)) { IsBackground = true, Name = "attendance" }.Start();
        return told.Task;
    }

    private static void Watch(string pipe, TaskCompletionSource told)
    {
        using var stream = new AnonymousPipeClientStream(PipeDirection.In, pipe);
        while (stream.ReadByte() >= 0)
        {
            told.TrySetResult();
        }

        // A cell may be deep in native code, which nothing else stops.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
