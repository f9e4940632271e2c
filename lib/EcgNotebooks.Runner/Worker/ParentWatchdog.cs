using System.Diagnostics;
using System.IO.Pipes;
using System.Threading.Channels;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Kills this worker, and all processes that cells have started, when the parent process ends, even if the parent is killed.</summary>
/// <remarks>The parent keeps a pipe open as long as it lives, and also sends its messages on it.</remarks>
internal static class ParentWatchdog
{
    /// <summary>Starts to watch the parent.</summary>
    /// <param name="pipe">The handle of the inherited pipe.</param>
    /// <returns>The lines that the parent sends.</returns>
    public static ChannelReader<string> Start(string pipe)
    {
        var lines = Channel.CreateUnbounded<string>();
        // The variable is read now, before a cell can change it.
        var mark = Environment.GetEnvironmentVariable(StartedProcesses.Variable);
        new Thread(() => Watch(pipe, lines.Writer, mark)) { IsBackground = true, Name = "parent watchdog" }.Start();
        return lines.Reader;
    }

    private static void Watch(string pipe, ChannelWriter<string> lines, string? mark)
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

        // Killing the process is the only way to stop a cell that is running native code.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
