using System.Diagnostics;
using System.IO.Pipes;
using System.Threading.Channels;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Watches the parent, and ends this process and what cells started with it, also with a killed one: it holds a pipe open as long as it lives.</summary>
internal static class Attendance
{
    /// <summary>Begins to listen.</summary>
    /// <param name="pipe">The inherited pipe's handle.</param>
    /// <returns>The lines that the parent sends.</returns>
    public static ChannelReader<string> Begin(string pipe)
    {
        var lines = Channel.CreateUnbounded<string>();
        // Read before any cell could change it.
        var mark = Environment.GetEnvironmentVariable(StartedProcesses.Variable);
        new Thread(() => Listen(pipe, lines.Writer, mark)) { IsBackground = true, Name = "attendance" }.Start();
        return lines.Reader;
    }

    private static void Listen(string pipe, ChannelWriter<string> lines, string? mark)
    {
        using var reader = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, pipe));
        while (reader.ReadLine() is { } line)
        {
            lines.TryWrite(line);
        }

        if (mark is not null)
        {
            StartedProcesses.End(mark);
        }

        // A cell may be deep in native code, which nothing else stops.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
