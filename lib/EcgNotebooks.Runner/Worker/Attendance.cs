using System.Diagnostics;
using System.IO.Pipes;
using System.Threading.Channels;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Hears the parent, and ends this process with it, also with a killed one: it holds a pipe open as long as it lives.</summary>
internal static class Attendance
{
    /// <summary>Begins to listen.</summary>
    /// <param name="pipe">The inherited pipe's handle.</param>
    /// <returns>The lines that the parent sends.</returns>
    public static ChannelReader<string> Begin(string pipe)
    {
        var lines = Channel.CreateUnbounded<string>();
        new Thread(() => Listen(pipe, lines.Writer)) { IsBackground = true, Name = "attendance" }.Start();
        return lines.Reader;
    }

    private static void Listen(string pipe, ChannelWriter<string> lines)
    {
        using var reader = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, pipe));
        while (reader.ReadLine() is { } line)
        {
            lines.TryWrite(line);
        }

        // A cell may be deep in native code, which nothing else stops.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
