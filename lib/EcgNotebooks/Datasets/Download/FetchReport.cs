namespace EcgNotebooks.Datasets.Download;

/// <summary>What a fetch left.</summary>
/// <param name="Folder">The dataset's folder.</param>
/// <param name="Present">Files that were there before, and right.</param>
/// <param name="Fetched">Files that came.</param>
/// <param name="Bytes">Bytes received, those of failed attempts included.</param>
/// <param name="Elapsed">The time it took.</param>
/// <param name="Unlisted">Files taken without a checksum, because the dataset's list doesn't have them.</param>
/// <param name="Missing">Files that aren't there, with reasons, by name.</param>
internal sealed record FetchReport(
    string Folder,
    int Present,
    int Fetched,
    long Bytes,
    TimeSpan Elapsed,
    IReadOnlyList<string> Unlisted,
    IReadOnlyList<MissingFile> Missing
);
