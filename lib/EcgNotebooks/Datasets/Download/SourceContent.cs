namespace EcgNotebooks.Datasets.Download;

/// <summary>The content of a file as a source delivers it.</summary>
/// <param name="Stream">The bytes, starting at <paramref name="Start"/>.</param>
/// <param name="Start">Position of the first byte: the requested one, or 0 where the source starts over.</param>
/// <param name="Total">Length of the whole file as the source claims; null where it doesn't.</param>
/// <param name="Validator">Identifies this version of the file; null where the source has no such thing.</param>
/// <param name="Owner">An object that is disposed of together with the stream.</param>
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
