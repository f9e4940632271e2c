namespace EcgNotebooks.Experiments;

/// <summary>Converts networks to and from their names.</summary>
internal static class NetworkKindNames
{
    /// <summary>Returns the name on the command line and in files: cnn or crnn.</summary>
    public static string FolderName(this NetworkKind network) => network == NetworkKind.Cnn ? "cnn" : "crnn";

    /// <summary>Returns the name in titles: CNN or CRNN.</summary>
    public static string Title(this NetworkKind network) => network.FolderName().ToUpperInvariant();

    /// <summary>Parses cnn or crnn.</summary>
    /// <exception cref="EcgException">The text is neither.</exception>
    public static NetworkKind Parse(string text) =>
        text switch
        {
            "cnn" => NetworkKind.Cnn,
            "crnn" => NetworkKind.Crnn,
            _ => throw new EcgException($"'{text}' is not a network.", "Use cnn or crnn."),
        };
}
