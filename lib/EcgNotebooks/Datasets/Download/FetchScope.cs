namespace EcgNotebooks.Datasets.Download;

/// <summary>The sampling rates at which PTB-XL holds each recording.</summary>
[Flags]
internal enum RecordingRates
{
    /// <summary>100 Hz, the folder records100.</summary>
    Hz100 = 1,

    /// <summary>500 Hz, the folder records500.</summary>
    Hz500 = 2,

    /// <summary>Both.</summary>
    Both = Hz100 | Hz500,
}

/// <summary>Which recordings are fetched; the table and the other files beside it always are.</summary>
/// <param name="Rates">At which sampling rates.</param>
/// <param name="Choose">The recordings' rows of the table; null for all, and every other file that the dataset lists.</param>
internal sealed record FetchScope(RecordingRates Rates, Func<PtbXlTable, IEnumerable<PtbXlRow>>? Choose = null);
