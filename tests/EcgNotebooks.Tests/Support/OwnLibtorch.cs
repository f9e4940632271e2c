using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using EcgNotebooks.Files;

namespace EcgNotebooks.Tests.Support;

/// <summary>Loads the libtorch of the build before a test uses torch without a network, so that none of the system is taken.</summary>
internal static class OwnLibtorch
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Any test may be the first one that uses torch.")]
    internal static void Load()
    {
        OpenMpThreads.LimitSpinning();
        NativeLibraries.ProvideTorch();
    }
}
