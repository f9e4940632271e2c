using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Finds the device that a choice means on this machine.</summary>
internal static class Devices
{
    /// <summary>The device.</summary>
    /// <exception cref="EcgException">A GPU is asked for and there is none.</exception>
    public static Device Find(ComputeDevice choice)
    {
        if (choice == ComputeDevice.Cuda && !cuda.is_available())
        {
            throw new EcgException(
                "No GPU was found.",
                "Use the device cpu or auto; or build with TorchSharp's libtorch-cuda package on a machine with an NVIDIA GPU."
            );
        }

        return choice != ComputeDevice.Cpu && cuda.is_available() ? CUDA : CPU;
    }
}
