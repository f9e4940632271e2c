namespace EcgNotebooks.Datasets.Download;

/// <summary>What became of a request to a source.</summary>
internal enum SourceFault
{
    /// <summary>Asking again may help.</summary>
    Passing,

    /// <summary>Asking again won't help.</summary>
    Lasting,

    /// <summary>Only the file's rest was refused: ask for all of it.</summary>
    NoRest,
}

/// <summary>A file that a source didn't give; the message is the reason, without the file's name.</summary>
internal sealed class SourceException(SourceFault fault, string message, TimeSpan? wait = null, Exception? cause = null)
    : Exception(message, cause)
{
    public SourceFault Fault { get; } = fault;

    /// <summary>How long the source asks to be left alone.</summary>
    public TimeSpan? Wait { get; } = wait;

    public static SourceException Passing(string message, Exception? cause = null) =>
        new(SourceFault.Passing, message, null, cause);

    public static SourceException Lasting(string message, Exception? cause = null) =>
        new(SourceFault.Lasting, message, null, cause);
}
