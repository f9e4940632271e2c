namespace EcgNotebooks.Networks;

/// <summary>The device on which a network is trained and predicts.</summary>
public enum ComputeDevice
{
    /// <summary>A GPU if TorchSharp finds one, otherwise the CPU.</summary>
    Auto,

    /// <summary>The CPU.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU.</summary>
    Cuda,
}
