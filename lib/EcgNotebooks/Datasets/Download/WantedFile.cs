namespace EcgNotebooks.Datasets.Download;

/// <summary>A file to download.</summary>
/// <param name="Name">Its name in the dataset.</param>
/// <param name="Digest">Its SHA-256 in the dataset's list; null where the list doesn't contain it.</param>
/// <param name="Path">Its destination.</param>
/// <param name="Problem">Checks a file that has no checksum; returns what is wrong, or null.</param>
internal sealed record WantedFile(string Name, string? Digest, string Path, Func<string, string?>? Problem = null);

/// <summary>A missing file and the reason.</summary>
/// <param name="Name">Its name in the dataset.</param>
/// <param name="Reason">The reason, as a clause.</param>
/// <param name="MayRetry">Whether another download may succeed.</param>
internal sealed record MissingFile(string Name, string Reason, bool MayRetry);
