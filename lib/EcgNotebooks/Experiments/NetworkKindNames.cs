namespace EcgNotebooks.Experiments;

/// <summary>The names of the networks on the command line and in files.</summary>
internal static class NetworkKindNames
{
    /// <summary>cnn or crnn.</summary>
    public static string FolderName(this NetworkKind network) => network == NetworkKind.Cnn ? "cnn" : "crnn";

    /// <summary>CNN or CRNN, as titles write them.</summary>
    public static string Title(this NetworkKind network) => network.FolderName().ToUpperInvariant();

    /// <summary>Reads cnn or crnn.</summary>
    /// <exception cref="EcgException">The text is neither.</exception>
    public static NetworkKind Parse(string text) =>
        text switch
        {
            "cnn" => NetworkKind.Cnn,
            "crnn" => NetworkKind.Crnn,
            _ => throw new EcgException($"'{text}' is not a network.", "Use cnn or crnn."),
        };
}
