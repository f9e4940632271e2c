using System.Collections.Concurrent;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>References to assemblies, which the notebooks of a process share as long as the files stay the same.</summary>
/// <remarks>The compiler keeps what it knows of an assembly with its reference: another notebook doesn't read it again.</remarks>
internal static class CellReferences
{
    private static readonly ConcurrentDictionary<
        (string Path, DateTime Changed, long Length),
        PortableExecutableReference
    > _known = new();

    /// <summary>Returns the reference to an assembly's file.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static PortableExecutableReference Of(string path)
    {
        var file = new FileInfo(path);
        return _known.GetOrAdd((file.FullName, file.LastWriteTimeUtc, file.Length), key => Read(key.Path));
    }

    // The compiler needs the metadata alone. MetadataReference.CreateFromFile would read whole files, 70 MB for those of .NET.
    private static PortableExecutableReference Read(string path)
    {
        using var file = File.OpenRead(path);
        var module = ModuleMetadata.CreateFromStream(file, PEStreamOptions.PrefetchMetadata);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }
}
