using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Finds compute devices on this machine.</summary>
internal static class Devices
{
    /// <summary>Returns the torch device for an option.</summary>
    /// <exception cref="EcgException">A GPU was requested, but TorchSharp finds none.</exception>
    public static Device Find(ComputeDevice choice)
    {
        if (choice == ComputeDevice.Cuda && !cuda.is_available())
        {
            throw new EcgException(
                "A GPU was requested, but TorchSharp found none.",
                "Use the device cpu or auto, or build with TorchSharp's libtorch-cuda package on a machine with an NVIDIA GPU."
            );
        }

        return choice != ComputeDevice.Cpu && cuda.is_available() ? CUDA : CPU;
    }
}
