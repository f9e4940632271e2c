namespace EcgNotebooks.Experiments;

/// <summary>The two networks of the recipe.</summary>
public enum NetworkKind
{
    /// <summary>Convolutions and global average pooling (step 6).</summary>
    Cnn,

    /// <summary>Convolutions and an LSTM (step 7).</summary>
    Crnn,
}
