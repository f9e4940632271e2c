namespace EcgNotebooks.Networks;

/// <summary>Where a network trains and predicts.</summary>
public enum ComputeDevice
{
    /// <summary>On a GPU where TorchSharp finds one, else on the processor.</summary>
    Auto,

    /// <summary>On the processor.</summary>
    Cpu,

    /// <summary>On a GPU.</summary>
    Cuda,
}
