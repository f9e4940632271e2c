namespace EcgNotebooks.Datasets.Download;

/// <summary>Progress of a download.</summary>
/// <param name="Files">Number of files wanted as far as is known; the table adds more.</param>
/// <param name="Done">Number of files that are complete.</param>
/// <param name="Missing">Number of files that failed.</param>
/// <param name="Bytes">Number of bytes received.</param>
/// <param name="BytesPerSecond">Speed during the last seconds.</param>
/// <param name="Remaining">Estimated remaining time at the speed of the last seconds; null where it can't be estimated.</param>
/// <param name="Trouble">The error that just occurred and is being retried; null where there is none.</param>
internal readonly record struct FetchProgress(
    int Files,
    int Done,
    int Missing,
    long Bytes,
    double BytesPerSecond,
    TimeSpan? Remaining,
    string? Trouble
);
