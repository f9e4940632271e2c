namespace EcgNotebooks.Cli.Terminal;

/// <summary>Writes to another stream until that fails once, and discards everything after that.</summary>
internal sealed class ForgivingStream(Stream inner) : WriteOnlyStream
{
    /// <summary>Why a write failed; null as long as everything was written.</summary>
    public string? Failure { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            inner.Write(buffer);
            inner.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Failure = e.Message.TrimEnd('.');
        }
    }
}
