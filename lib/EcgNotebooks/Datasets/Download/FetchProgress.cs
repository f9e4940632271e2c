namespace EcgNotebooks.Datasets.Download;

/// <summary>How far the fetching is.</summary>
/// <param name="Files">Files wanted, as far as is known: more become known with the table.</param>
/// <param name="Done">Files that are there.</param>
/// <param name="Missing">Files that failed.</param>
/// <param name="Bytes">Bytes received.</param>
/// <param name="BytesPerSecond">Of the last seconds.</param>
/// <param name="Remaining">Time left at the last seconds' pace; null where it can't be told.</param>
/// <param name="Trouble">What just went wrong and is tried again; null where nothing did.</param>
internal readonly record struct FetchProgress(
    int Files,
    int Done,
    int Missing,
    long Bytes,
    double BytesPerSecond,
    TimeSpan? Remaining,
    string? Trouble
);
