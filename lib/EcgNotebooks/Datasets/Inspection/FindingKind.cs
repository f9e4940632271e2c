namespace EcgNotebooks.Datasets.Inspection;

/// <summary>The kinds of finding of an inspection.</summary>
internal enum FindingKind
{
    /// <summary>A row of the table can't be parsed.</summary>
    UnreadableRow,

    /// <summary>A patient's recordings are in several folds.</summary>
    PatientInSeveralFolds,

    /// <summary>A fold is not from 1 to 10.</summary>
    FoldOutOfRange,

    /// <summary>A statement isn't in scp_statements.csv.</summary>
    UnknownStatement,

    /// <summary>A recording has no statement.</summary>
    NoStatement,

    /// <summary>A file name in the table leads out of the dataset's folder.</summary>
    EscapingName,

    /// <summary>Two rows of the table name one recording.</summary>
    NameTwice,

    /// <summary>An optional list is missing, so that nothing could be compared with it.</summary>
    NoList,

    /// <summary>The table names a recording that RECORDS doesn't.</summary>
    NotInRecords,

    /// <summary>RECORDS names a recording that the table doesn't.</summary>
    NotInTable,

    /// <summary>The folder has a recording's header, but the table doesn't name it.</summary>
    SurplusRecording,

    /// <summary>A recording that the dataset lists is missing.</summary>
    MissingRecording,

    /// <summary>A file in the list of checksums is missing.</summary>
    MissingFile,

    /// <summary>A file's SHA-256 differs from the list of checksums.</summary>
    WrongDigest,

    /// <summary>A recording's file isn't in the list of checksums.</summary>
    NoDigest,

    /// <summary>A recording can't be read: it is damaged or truncated, or its checksum is wrong.</summary>
    UnreadableRecording,

    /// <summary>A recording has a sampling rate other than its column in the table implies.</summary>
    SamplingRate,

    /// <summary>A recording has a length other than 10 s.</summary>
    Length,

    /// <summary>A recording's leads are not I, II, III, aVR, aVL, aVF, V1 to V6 in this order.</summary>
    LeadOrder,

    /// <summary>A lead has a unit other than mV.</summary>
    Unit,

    /// <summary>A lead has a gain other than PTB-XL's 1000 per mV.</summary>
    Gain,

    /// <summary>The limb leads are inconsistent: lead II isn't I + III, or an augmented lead isn't their combination.</summary>
    Einthoven,

    /// <summary>A lead is constant for a long time (a flat line).</summary>
    FlatLead,

    /// <summary>A lead stays at its largest or smallest value, as with a saturated amplifier.</summary>
    SaturatedLead,

    /// <summary>A lead has samples that are marked as invalid.</summary>
    InvalidSamples,

    /// <summary>A header was read differently from what it says.</summary>
    HeaderForm,

    /// <summary>A lead has values that are implausible in mV, for example because they are in microvolts.</summary>
    Voltage,
}
