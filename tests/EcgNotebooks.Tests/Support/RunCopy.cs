using System.Runtime.InteropServices;

namespace EcgNotebooks.Tests.Support;

/// <summary>Copies a run's folder for a test that damages it.</summary>
internal static partial class RunCopy
{
    private const long Large = 10_000_000;

    /// <summary>Copies all files; large ones, the weights of a CRNN, become further names of the same file where the system has such.</summary>
    /// <remarks>A test may replace or delete them, as the library does, but mustn't write into them.</remarks>
    public static void Make(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (new FileInfo(file).Length < Large || !IsLinked(file, copy))
            {
                File.Copy(file, copy);
            }
        }
    }

    private static bool IsLinked(string file, string name) => !OperatingSystem.IsWindows() && Link(file, name) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string file, string name);
}
