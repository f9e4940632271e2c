namespace EcgNotebooks.Formats.Wfdb;

/// <summary>What is wrong with a WFDB record.</summary>
public enum RecordFault
{
    /// <summary>There is no header file.</summary>
    MissingHeader,

    /// <summary>The header can't be understood.</summary>
    MalformedHeader,

    /// <summary>A signal file named in the header isn't there.</summary>
    MissingSignalFile,

    /// <summary>A signal file holds fewer bytes than the header announces.</summary>
    Truncated,

    /// <summary>A signal file holds more bytes than the header announces.</summary>
    TooLong,

    /// <summary>A signal's samples don't add up to the header's checksum.</summary>
    WrongChecksum,

    /// <summary>The record doesn't hold the lead asked for.</summary>
    MissingLead,

    /// <summary>The record uses a storage format or a feature that this reader doesn't know.</summary>
    Unsupported,

    /// <summary>A name in the header leads out of the record's folder.</summary>
    EscapingName,

    /// <summary>The operating system refused to read a file.</summary>
    Unreadable,

    /// <summary>Several signals of the record are the lead asked for.</summary>
    LeadTwice,
}
