using System.Runtime.InteropServices;

namespace EcgNotebooks.Networks;

/// <summary>Lets the process keep the memory of freed tensors.</summary>
/// <remarks>
/// libtorch takes each large activation from malloc, and glibc gives such blocks back to the kernel on every free, so that
/// each training step pays for fresh pages: 686 ms instead of 326 ms for the CNN on two cores. Values: malloc.h of glibc.
/// </remarks>
internal static partial class AllocatorSettings
{
    private const int TrimThreshold = -1; // M_TRIM_THRESHOLD
    private const int TopPad = -2; // M_TOP_PAD
    private const int MaxMappings = -4; // M_MMAP_MAX
    private const int MaxArenas = -8; // M_ARENA_MAX
    private const int PadBytes = 256 << 20;

    /// <summary>Takes effect for the whole process; calling it again changes nothing.</summary>
    public static void Enable()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            // Without mappings every block comes from the heap, which is then never trimmed. Only the main heap can hold
            // blocks above 64 MB, so all threads share it.
            _ = MallOpt(MaxArenas, 1);
            _ = MallOpt(MaxMappings, 0);
            _ = MallOpt(TrimThreshold, int.MaxValue);
            _ = MallOpt(TopPad, PadBytes);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library than glibc: training is only slower.
        }
    }

    /// <summary>Gives back the pages of free blocks.</summary>
    /// <remarks>Training and validation ask for blocks of different sizes, and each leaves gaps that the other can't use.</remarks>
    public static void Release()
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
            // Another C library than glibc, which looks after its memory itself.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint pad);

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int MallOpt(int parameter, int value);
}
