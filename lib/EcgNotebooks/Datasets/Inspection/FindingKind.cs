namespace EcgNotebooks.Datasets.Inspection;

/// <summary>What an inspection can find in a dataset.</summary>
internal enum FindingKind
{
    /// <summary>A row of the table can't be read.</summary>
    UnreadableRow,

    /// <summary>A patient's recordings lie in several folds.</summary>
    PatientInSeveralFolds,

    /// <summary>A fold that isn't 1 to 10.</summary>
    FoldOutOfRange,

    /// <summary>A statement that scp_statements.csv doesn't know.</summary>
    UnknownStatement,

    /// <summary>A recording without any statement.</summary>
    NoStatement,

    /// <summary>A file name of the table that leads out of the dataset's folder.</summary>
    EscapingName,

    /// <summary>Two rows of the table name one recording.</summary>
    NameTwice,

    /// <summary>A file that the dataset can do without isn't there, so that nothing could be compared with it.</summary>
    NoList,

    /// <summary>The table names a recording that RECORDS doesn't.</summary>
    NotInRecords,

    /// <summary>RECORDS names a recording that the table doesn't.</summary>
    NotInTable,

    /// <summary>A recording's header lies in the folder, and the table doesn't name it.</summary>
    SurplusRecording,

    /// <summary>A recording that the dataset lists isn't there.</summary>
    MissingRecording,

    /// <summary>A file in the list of checksums isn't there.</summary>
    MissingFile,

    /// <summary>A file's SHA-256 isn't the one in the list of checksums.</summary>
    WrongDigest,

    /// <summary>A recording's file isn't in the list of checksums.</summary>
    NoDigest,

    /// <summary>A recording can't be read: damaged, cut short, or its samples don't add up to the header's checksum.</summary>
    UnreadableRecording,

    /// <summary>Another sampling rate than the table's column promises.</summary>
    SamplingRate,

    /// <summary>Another length than 10 s.</summary>
    Length,

    /// <summary>Other leads, or in another order, than I, II, III, aVR, aVL, aVF, V1 to V6.</summary>
    LeadOrder,

    /// <summary>Another unit than mV.</summary>
    Unit,

    /// <summary>Another gain than PTB-XL's 1000 per mV.</summary>
    Gain,

    /// <summary>The limb leads contradict one another: lead II isn't I + III, or an augmented lead isn't made of them.</summary>
    Einthoven,

    /// <summary>A lead stands still for long.</summary>
    FlatLead,

    /// <summary>A lead stays at its largest or smallest value, as an amplifier at its limit does.</summary>
    SaturatedLead,

    /// <summary>Samples marked as invalid.</summary>
    InvalidSamples,

    /// <summary>A header that was read otherwise than it is written.</summary>
    HeaderForm,

    /// <summary>A lead has values that no ECG has in mV, as it does where they are microvolts.</summary>
    Voltage,
}
