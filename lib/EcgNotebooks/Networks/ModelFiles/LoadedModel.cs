using EcgNotebooks.Signals;

namespace EcgNotebooks.Networks.ModelFiles;

/// <summary>A network read from a file.</summary>
/// <param name="Network">The network with the file's weights.</param>
/// <param name="Metadata">
/// Metadata of the file: network, input_length, channels, dropout, and from this project's own files epoch, recipe and library_version.
/// </param>
public sealed record LoadedModel(Classifier Network, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Leads, sampling rate and filter of the signal that the network takes; null where the file doesn't state them.</summary>
    public SignalOptions? Signal => Network.Signal;
}
