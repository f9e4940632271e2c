namespace EcgNotebooks.Datasets.Download;

/// <summary>A file that is wanted.</summary>
/// <param name="Name">Its name in the dataset.</param>
/// <param name="Digest">Its SHA-256 by the dataset's list; null where the list doesn't have it.</param>
/// <param name="Path">Where it belongs.</param>
/// <param name="Problem">Tells what is wrong with a file that has no checksum, or null.</param>
internal sealed record WantedFile(string Name, string? Digest, string Path, Func<string, string?>? Problem = null);

/// <summary>A file that isn't there, and why.</summary>
/// <param name="Name">Its name in the dataset.</param>
/// <param name="Reason">Why, as a clause.</param>
/// <param name="MayCome">Whether another fetch may bring it.</param>
internal sealed record MissingFile(string Name, string Reason, bool MayCome);
