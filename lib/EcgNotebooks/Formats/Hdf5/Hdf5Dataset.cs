using System.Runtime.InteropServices;

namespace EcgNotebooks.Formats.Hdf5;

/// <summary>An array that lies in one piece, in its header or elsewhere in the file.</summary>
internal sealed class Hdf5Dataset
{
    private readonly Hdf5Bytes _file;
    private readonly ulong _address;
    private readonly string _path;

    /// <exception cref="InvalidDataException">No dataset is there, or its header is damaged.</exception>
    public Hdf5Dataset(Hdf5Bytes file, ulong address, string path)
    {
        (_file, _address, _path) = (file, address, path);
        Shape = Hdf5Dataspace.Shape(Message(Hdf5Messages.Dataspace, "the dataspace"));
        IsFloat32 = Hdf5Datatype.IsFloat32(Message(Hdf5Messages.Datatype, "the datatype"));
    }

    /// <summary>The size of each dimension, not checked against what the file holds.</summary>
    public IReadOnlyList<ulong> Shape { get; }

    /// <summary>Whether its elements are little-endian IEEE numbers of 32 bits.</summary>
    public bool IsFloat32 { get; }

    /// <summary>The elements, the last dimension varying fastest.</summary>
    /// <exception cref="InvalidDataException">The file holds more or fewer, other ones, or not in one piece.</exception>
    public float[] Read()
    {
        var bytes = Shape.Aggregate((UInt128)sizeof(float), Multiply);
        var content = Content();
        if (!IsFloat32 || bytes != (UInt128)content.Length)
        {
            throw new InvalidDataException(
                $"{_path} has {content.Length} bytes, not {bytes} for [{string.Join(", ", Shape)}] of float32"
            );
        }

        // Every platform that libtorch runs on is little-endian, as the file is.
        return MemoryMarshal.Cast<byte, float>(content).ToArray();
    }

    private ReadOnlySpan<byte> Content()
    {
        var fields = Message(Hdf5Messages.Layout, "the layout");
        var (version, kind) = (fields.Byte(), fields.Byte());
        return (version, kind) switch
        {
            (3 or 4, 0) => fields.Take(fields.UInt16()),
            (3 or 4, 1) => _file.At(fields.UInt64(), fields.UInt64(), _path),
            (3 or 4, 2) => throw Unsupported("lies in chunks"),
            (3 or 4, 3) => throw Unsupported("lies in other files"),
            _ => throw Unsupported($"has layout {kind} of version {version}"),
        };
    }

    /// <summary>One factor more; beyond any file's size the product doesn't matter.</summary>
    private static UInt128 Multiply(UInt128 product, ulong size) =>
        product <= ulong.MaxValue ? product * size : UInt128.MaxValue;

    private InvalidDataException Unsupported(string what) => new($"{_path} {what}, which isn't supported");

    private Hdf5Cursor Message(int type, string what)
    {
        for (var messages = new Hdf5Messages(_file, _address); messages.MoveNext(); )
        {
            if (messages.Type == type)
            {
                return messages.Fields(what);
            }
        }

        throw new InvalidDataException($"{_path} has no {what["the ".Length..]}, so it is no dataset");
    }
}
