namespace EcgNotebooks.Datasets.Download;

/// <summary>A file's bytes as they come.</summary>
/// <param name="Stream">The bytes, from <paramref name="Start"/> on.</param>
/// <param name="Start">Position of the first byte: what was asked for, or 0 where the source begins anew.</param>
/// <param name="Total">The whole file's length as the source tells it, which is a claim; null where it doesn't.</param>
/// <param name="Validator">Tells this version of the file from another; null where the source has no such thing.</param>
/// <param name="Owner">Freed with the stream.</param>
internal sealed record SourceContent(
    Stream Stream,
    long Start,
    long? Total,
    string? Validator,
    IDisposable? Owner = null
) : IDisposable
{
    public void Dispose()
    {
        Stream.Dispose();
        Owner?.Dispose();
    }
}
