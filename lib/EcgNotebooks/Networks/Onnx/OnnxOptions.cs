namespace EcgNotebooks.Networks.Onnx;

/// <summary>Options of an ONNX file; the defaults are those of 'ecg export-model'.</summary>
public sealed record OnnxOptions
{
    /// <summary>Form of the convolutions.</summary>
    public OnnxForm Form { get; init; }

    /// <summary>The decision threshold that the file states, from 0 to 1; null for none.</summary>
    public double? Threshold { get; init; }

    /// <summary>Digest of the recipe that the network was trained by; empty if unknown.</summary>
    public string RecipeDigest { get; init; } = "";

    /// <summary>Digest of the dataset's table that the network was trained on; empty if unknown.</summary>
    public string DataDigest { get; init; } = "";

    internal void Check()
    {
        if (Threshold is not (null or (>= 0 and <= 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(Threshold), Threshold, "The threshold isn't from 0 to 1.");
        }
    }
}
