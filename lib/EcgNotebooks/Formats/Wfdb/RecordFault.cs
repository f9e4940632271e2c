namespace EcgNotebooks.Formats.Wfdb;

/// <summary>The kinds of error in a WFDB record.</summary>
internal enum RecordFault
{
    /// <summary>The header file doesn't exist.</summary>
    MissingHeader,

    /// <summary>The header can't be parsed.</summary>
    MalformedHeader,

    /// <summary>A signal file named in the header doesn't exist.</summary>
    MissingSignalFile,

    /// <summary>A signal file has fewer bytes than the header announces.</summary>
    Truncated,

    /// <summary>A signal file has more bytes than the header announces.</summary>
    TooLong,

    /// <summary>The checksum of a signal's samples differs from the header's.</summary>
    WrongChecksum,

    /// <summary>The record doesn't contain the requested lead.</summary>
    MissingLead,

    /// <summary>The record uses a storage format or a feature that this reader doesn't support.</summary>
    Unsupported,

    /// <summary>A file name in the header leads out of the record's folder.</summary>
    EscapingName,

    /// <summary>The operating system refused to read a file.</summary>
    Unreadable,

    /// <summary>Several signals of the record are named as the requested lead.</summary>
    LeadTwice,
}
