namespace EcgNotebooks.Formats.Hdf5;

/// <summary>The local heap that stores the names of a group's members.</summary>
internal readonly ref struct Hdf5Heap
{
    private readonly ReadOnlySpan<byte> _names;

    /// <summary>Reads the heap at an address.</summary>
    /// <exception cref="InvalidDataException">There is no heap at the address, or it is larger than the file.</exception>
    public Hdf5Heap(Hdf5Bytes file, ulong address)
    {
        var fields = file.From(address, "the heap");
        fields.Expect("HEAP"u8);
        fields.ExpectVersion(0);
        fields.Skip(3);
        var size = fields.UInt64();
        fields.Skip(8);
        _names = file.At(fields.UInt64(), size, "the heap's content");
    }

    /// <summary>Returns the name at an offset, without its terminating zero.</summary>
    /// <exception cref="InvalidDataException">There is no name at the offset.</exception>
    public ReadOnlySpan<byte> At(ulong offset)
    {
        var name = offset < (ulong)_names.Length ? _names[(int)offset..] : [];
        return name.IndexOf((byte)0) is >= 0 and var end
            ? name[..end]
            : throw new InvalidDataException($"its heap of {_names.Length} bytes has no name at {offset}");
    }
}
