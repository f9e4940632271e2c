namespace EcgNotebooks.Networks.Onnx;

/// <summary>Two forms of the same ONNX graph, which give the same probabilities; programs differ in which they compute faster.</summary>
public enum OnnxForm
{
    /// <summary>Convolutions over time, with kernels (out, in, k).</summary>
    OneDimensional,

    /// <summary>Convolutions over images of height 1, with kernels (out, in, 1, k).</summary>
    HeightOne,
}
