namespace EcgNotebooks.Datasets.Download;

/// <summary>The kinds of failure of a request to a source.</summary>
internal enum SourceFault
{
    /// <summary>A retry may succeed.</summary>
    Transient,

    /// <summary>A retry won't succeed.</summary>
    Permanent,

    /// <summary>Only the request for the rest of the file was refused; the whole file can be requested.</summary>
    RangeRefused,
}

/// <summary>Thrown when a source doesn't deliver a file; the message is the reason, without the file's name.</summary>
internal sealed class SourceException(SourceFault fault, string message, TimeSpan? wait = null, Exception? cause = null)
    : Exception(message, cause)
{
    public SourceFault Fault { get; } = fault;

    /// <summary>The pause that the source requests; null for none.</summary>
    public TimeSpan? Wait { get; } = wait;

    public static SourceException Transient(string message, Exception? cause = null) =>
        new(SourceFault.Transient, message, null, cause);

    public static SourceException Permanent(string message, Exception? cause = null) =>
        new(SourceFault.Permanent, message, null, cause);
}
