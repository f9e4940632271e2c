namespace EcgNotebooks.Experiments;

/// <summary>The two networks of the recipe.</summary>
public enum NetworkKind
{
    /// <summary>The convolutional network (CNN) with global average pooling (step 6).</summary>
    Cnn,

    /// <summary>The convolutional recurrent network (CRNN) with an LSTM (step 7).</summary>
    Crnn,
}
