using System.Text;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>Writes everything to the writer that the function returns at that moment.</summary>
internal sealed class RoutedWriter(Func<TextWriter> target) : TextWriter
{
    public override Encoding Encoding => target().Encoding;

    public override void Write(char value) => target().Write(value);

    public override void Write(char[] buffer, int index, int count) => target().Write(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => target().Write(buffer);

    public override void Write(string? value) => target().Write(value);

    public override void WriteLine(string? value) => target().WriteLine(value);

    public override void WriteLine() => target().WriteLine();

    public override void Flush() => target().Flush();
}
