namespace EcgNotebooks.Datasets.Download;

/// <summary>The result of a download.</summary>
/// <param name="Folder">The dataset's folder.</param>
/// <param name="Present">Number of files that existed already with the right checksum.</param>
/// <param name="Fetched">Number of files that were downloaded.</param>
/// <param name="Bytes">Number of bytes received, including those of failed attempts.</param>
/// <param name="Elapsed">Duration of the download.</param>
/// <param name="Unlisted">Files accepted without a checksum, because the dataset's list doesn't contain them.</param>
/// <param name="Missing">Missing files with reasons, sorted by name.</param>
internal sealed record FetchReport(
    string Folder,
    int Present,
    int Fetched,
    long Bytes,
    TimeSpan Elapsed,
    IReadOnlyList<string> Unlisted,
    IReadOnlyList<MissingFile> Missing
);
