using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace EcgNotebooks.Files;

/// <summary>Identifies the code that computes results, because stored results are valid only for the code that made them.</summary>
/// <remarks>
/// The digest covers the compiled instructions, constants and declarations of this library, the versions of its packages
/// (native ones included) and the managed packages' files that lie beside it. Comments, formatting, line numbers, the commit
/// and the configuration (Debug or Release) don't change it. Builds of two clones may count as different code, because
/// the compiler may see their files in another order. The .NET runtime isn't part of it.
/// </remarks>
internal static class CodeIdentity
{
    private const string PackageList = "EcgNotebooks.packages.txt";

    private const int PathDigits = 64;

    private static readonly Lazy<string> _current = new(() => Of(typeof(CodeIdentity).Assembly));

    /// <summary>The identity of the running library, a SHA-256 in hexadecimal; computed once.</summary>
    public static string Current => _current.Value;

    /// <summary>Returns the packages that this library was built with, such as "TorchSharp 0.107.0", native ones included.</summary>
    public static IReadOnlyList<string> Packages()
    {
        using var list = new StreamReader(typeof(CodeIdentity).Assembly.GetManifestResourceStream(PackageList)!);
        return list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    // An assembly loaded from memory can't be inspected, so each of its builds counts as different code.
    private static string Of(System.Reflection.Assembly assembly) =>
        File.Exists(assembly.Location)
            ? OfFile(assembly.Location)
            : Convert.ToHexStringLower(SHA256.HashData(assembly.ManifestModule.ModuleVersionId.ToByteArray()));

    /// <summary>Computes the identity of an assembly file together with the files beside it that it references.</summary>
    internal static string OfFile(string path)
    {
        using var image = new PEReader(ImmutableArray.Create(RegularFile.ReadAllBytes(path)));
        var reader = image.GetMetadataReader();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Declarations(image, reader));
        AppendInstructions(hash, image, reader);
        var resources = image.PEHeaders.CorHeader!.ResourcesDirectory;
        if (resources.Size > 0)
        {
            hash.AppendData(
                image.GetSectionData(resources.RelativeVirtualAddress).GetContent(0, resources.Size).AsSpan()
            );
        }

        AppendReferences(hash, Path.GetDirectoryName(path)!, reader);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Returns the metadata without the parts that differ between builds of the same code.</summary>
    private static byte[] Declarations(PEReader image, MetadataReader reader)
    {
        var metadata = image.GetMetadata().GetContent().ToArray();
        // The module version identifier covers the debugging information and therefore the line numbers.
        metadata.AsSpan(reader.GetHeapMetadataOffset(HeapIndex.Guid), reader.GetHeapSize(HeapIndex.Guid)).Clear();
        // Attributes of the assembly, such as its version. The value of a blob follows its length.
        foreach (var attribute in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var value = reader.GetCustomAttribute(attribute).Value;
            var bytes = reader.GetBlobReader(value);
            var length = bytes.Length;
            var prefix =
                length < 0x80 ? 1
                : length < 0x4000 ? 2
                : 4;
            var start = reader.GetHeapMetadataOffset(HeapIndex.Blob) + reader.GetHeapOffset(value) + prefix;
            metadata.AsSpan(start, length).Clear();
        }

        ClearPathDigests(
            metadata.AsSpan(reader.GetHeapMetadataOffset(HeapIndex.String), reader.GetHeapSize(HeapIndex.String))
        );
        ClearAddresses(metadata, reader, TableIndex.MethodDef);
        // The name of a field with initial data contains a digest of these data.
        ClearAddresses(metadata, reader, TableIndex.FieldRva);
        return metadata;
    }

    // The name of a file-local type, as source generators declare them, contains a digest of the file's path:
    // <Name>F, 64 digits, two underscores.
    private static void ClearPathDigests(Span<byte> names)
    {
        for (var rest = names; rest.IndexOf(">F"u8) is >= 0 and var found; rest = rest[(found + 2)..])
        {
            var behind = rest[(found + 2)..];
            if (behind.Length > PathDigits && behind[PathDigits..].StartsWith("__"u8))
            {
                behind[..PathDigits].Clear();
            }
        }
    }

    // In both tables, the first column is a position in the file, which isn't part of the code.
    private static void ClearAddresses(byte[] metadata, MetadataReader reader, TableIndex table)
    {
        var (start, size) = (reader.GetTableMetadataOffset(table), reader.GetTableRowSize(table));
        for (var row = 0; row < reader.GetTableRowCount(table); row++)
        {
            metadata.AsSpan(start + row * size, sizeof(int)).Clear();
        }
    }

    private static void AppendInstructions(IncrementalHash hash, PEReader image, MetadataReader reader)
    {
        Span<byte> row = stackalloc byte[sizeof(int)];
        foreach (var handle in reader.MethodDefinitions)
        {
            var address = reader.GetMethodDefinition(handle).RelativeVirtualAddress;
            if (address == 0)
            {
                continue;
            }

            BinaryPrimitives.WriteInt32LittleEndian(row, MetadataTokens.GetRowNumber(handle));
            hash.AppendData(row);
            var size = image.GetMethodBody(address).Size;
            hash.AppendData(image.GetSectionData(address).GetContent(0, size).AsSpan());
        }
    }

    private static void AppendReferences(IncrementalHash hash, string folder, MetadataReader reader)
    {
        foreach (var handle in reader.AssemblyReferences)
        {
            var name = reader.GetString(reader.GetAssemblyReference(handle).Name);
            var path = Path.Combine(folder, name + ".dll");
            if (File.Exists(path))
            {
                using var image = new PEReader(RegularFile.OpenRead(path));
                var referenced = image.GetMetadataReader();
                hash.AppendData(referenced.GetGuid(referenced.GetModuleDefinition().Mvid).ToByteArray());
            }
        }
    }
}
