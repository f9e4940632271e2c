using System.Runtime.CompilerServices;
using EcgNotebooks.Datasets;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Keeps what a test's commands write to the console, and nothing of what other tests write at the same time.</summary>
internal sealed class CapturedStreams : IDisposable
{
    private static readonly AsyncLocal<CapturedStreams?> _current = new();

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly TextWriter _safeOutput;
    private readonly TextWriter _safeError;

    public CapturedStreams()
    {
        (_safeOutput, _safeError) = (TextWriter.Synchronized(_output), TextWriter.Synchronized(_error));
        _current.Value = this;
    }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public void Dispose() => _current.Value = null;

    // Before the first test: commands, and the processes that they start, don't see the developer's dataset.
    [ModuleInitializer]
    internal static void Begin()
    {
        Environment.SetEnvironmentVariable(PtbXl.FolderVariable, null);
        var (output, error) = (System.Console.Out, System.Console.Error);
        System.Console.SetOut(new RoutedWriter(() => _current.Value?._safeOutput ?? output));
        System.Console.SetError(new RoutedWriter(() => _current.Value?._safeError ?? error));
    }
}
