using System.Diagnostics;
using System.IO.Pipes;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Ends this process with its parent, also with a killed one: the parent holds a pipe open as long as it lives.</summary>
internal static class Attendance
{
    /// <summary>Begins to watch.</summary>
    /// <param name="pipe">The inherited pipe's handle.</param>
    public static void Begin(string pipe) =>
        new Thread(() => Watch(pipe)) { IsBackground = true, Name = "attendance" }.Start();

    private static void Watch(string pipe)
    {
        using var stream = new AnonymousPipeClientStream(PipeDirection.In, pipe);
        while (stream.ReadByte() >= 0)
        {
            // Nobody sends anything; only the end counts.
        }

        // A cell may be deep in native code, which nothing else stops.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
