using System.Runtime.InteropServices;

namespace EcgNotebooks.Networks;

/// <summary>Tunes glibc's allocator (malloc) so that the process keeps the memory of freed tensors.</summary>
/// <remarks>
/// libtorch allocates each large activation with malloc. By default, glibc returns such blocks to the kernel when they are freed,
/// so each training step has to map new pages: for the CNN on two cores a step takes 686 ms instead of 326 ms. The constants are
/// those of glibc's malloc.h.
/// </remarks>
internal static partial class AllocatorSettings
{
    private const int TrimThreshold = -1; // M_TRIM_THRESHOLD
    private const int TopPad = -2; // M_TOP_PAD
    private const int MaxMappings = -4; // M_MMAP_MAX
    private const int MaxArenas = -8; // M_ARENA_MAX
    private const int PadBytes = 256 << 20;

    /// <summary>Whether the settings were applied to this process.</summary>
    public static bool KeepsFreedMemory { get; private set; }

    /// <summary>Applies the settings to the whole process; further calls have no effect.</summary>
    public static void KeepFreedMemory()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // Without mmap every block comes from the heap, which is then never trimmed. Only the main arena can hold
            // blocks above 64 MB, so all threads use that one.
            _ = MallOpt(MaxArenas, 1);
            _ = MallOpt(MaxMappings, 0);
            _ = MallOpt(TrimThreshold, int.MaxValue);
            _ = MallOpt(TopPad, PadBytes);
            KeepsFreedMemory = true;
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // The C library isn't glibc. Training works, but may be slower.
        }
    }

    /// <summary>Returns the pages of free blocks to the kernel.</summary>
    /// <remarks>This limits fragmentation: training and validation allocate blocks of different sizes, and each leaves gaps that the other can't use.</remarks>
    public static void TrimHeap()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = MallocTrim(0);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // The C library isn't glibc and manages its memory by itself.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint pad);

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int MallOpt(int parameter, int value);
}
