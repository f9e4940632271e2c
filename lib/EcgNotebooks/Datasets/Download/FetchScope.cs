namespace EcgNotebooks.Datasets.Download;

/// <summary>The sampling rates at which PTB-XL holds each recording.</summary>
[Flags]
internal enum RecordingRates
{
    /// <summary>100 Hz, the folder records100.</summary>
    Hz100 = 1,

    /// <summary>500 Hz, the folder records500.</summary>
    Hz500 = 2,

    /// <summary>Both sampling rates.</summary>
    Both = Hz100 | Hz500,
}

/// <summary>Selects the recordings to download; the table and the other files beside it are always downloaded.</summary>
/// <param name="Rates">The sampling rates to download.</param>
/// <param name="Choose">Selects rows of the table; null selects all rows and every other file that the dataset lists.</param>
internal sealed record FetchScope(RecordingRates Rates, Func<PtbXlTable, IEnumerable<PtbXlRow>>? Choose = null);
