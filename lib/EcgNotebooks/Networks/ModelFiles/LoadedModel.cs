namespace EcgNotebooks.Networks.ModelFiles;

/// <summary>A network from a file.</summary>
/// <param name="Network">The network with the file's weights.</param>
/// <param name="Metadata">
/// What the file says of it: network, input_length, channels, dropout, and from this project's own files epoch, recipe and library_version.
/// </param>
public sealed record LoadedModel(Classifier Network, IReadOnlyDictionary<string, string> Metadata);
