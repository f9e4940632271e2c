using System.Runtime.InteropServices;

namespace EcgNotebooks.Formats.Hdf5;

/// <summary>A dataset (an array) that is stored contiguously, in its header or elsewhere in the file.</summary>
internal sealed class Hdf5Dataset
{
    private readonly Hdf5Bytes _file;
    private readonly ulong _address;
    private readonly string _path;

    /// <summary>Reads the header of the dataset at an address.</summary>
    /// <exception cref="InvalidDataException">There is no dataset at the address, or its header is damaged.</exception>
    public Hdf5Dataset(Hdf5Bytes file, ulong address, string path)
    {
        (_file, _address, _path) = (file, address, path);
        Shape = Hdf5Dataspace.Shape(Message(Hdf5Messages.Dataspace, "the dataspace"));
        IsFloat32 = Hdf5Datatype.IsFloat32(Message(Hdf5Messages.Datatype, "the datatype"));
    }

    /// <summary>The size of each dimension as stated, not yet checked against the file's size.</summary>
    public IReadOnlyList<ulong> Shape { get; }

    /// <summary>Whether the elements are little-endian IEEE 754 numbers of 32 bits.</summary>
    public bool IsFloat32 { get; }

    /// <summary>Reads the elements; the last dimension varies fastest.</summary>
    /// <exception cref="InvalidDataException">The file has more or fewer bytes, another type or a layout that isn't contiguous.</exception>
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
            (3 or 4, 2) => throw Unsupported("is stored in chunks"),
            (3 or 4, 3) => throw Unsupported("is stored in other files"),
            _ => throw Unsupported($"has layout class {kind} of version {version}"),
        };
    }

    /// <summary>Multiplies by one more factor; beyond any file's size, the exact product doesn't matter.</summary>
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

        throw new InvalidDataException($"{_path} has no {what["the ".Length..]}, so it isn't a dataset");
    }
}
