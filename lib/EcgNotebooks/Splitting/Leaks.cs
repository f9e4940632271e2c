namespace EcgNotebooks.Splitting;

/// <summary>Ways in which test rows can help to make what they then judge.</summary>
[Flags]
public enum Leaks
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Rows were made from others before the split, or from rows outside train.</summary>
    BalancedOutsideTrain = 1,

    /// <summary>A recording is in train and in another part.</summary>
    SharedRecording = 2,

    /// <summary>A patient is in train and in another part, or in validation and test.</summary>
    SharedPatient = 4,

    /// <summary>The threshold is chosen on the rows that it is judged by.</summary>
    ThresholdFromReportedRows = 8,
}
