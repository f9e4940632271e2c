namespace EcgNotebooks.Cli.Terminal;

/// <summary>Writes to another stream until that fails once; what comes later is dropped.</summary>
internal sealed class ForgivingStream(Stream inner) : WriteOnlyStream
{
    /// <summary>Why something wasn't written; null as long as everything was.</summary>
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
