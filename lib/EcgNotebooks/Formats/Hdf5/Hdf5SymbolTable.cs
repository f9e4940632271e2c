namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Finds a group's members in files of older versions: a B-tree of their names, which are stored in a local heap.</summary>
internal sealed class Hdf5SymbolTable(Hdf5Bytes file, ulong tree, ulong heap)
{
    private const int SymbolicLink = 2;

    /// <summary>Returns the address of the member with a name, or null where there is none.</summary>
    /// <exception cref="InvalidDataException">The table is damaged, or the member is a soft link.</exception>
    public ulong? Find(ReadOnlySpan<byte> name)
    {
        var names = new Hdf5Heap(file, heap);
        var address = tree;
        for (int? level = null; level != 0; )
        {
            var what = $"the B-tree's node at byte {address}";
            var fields = file.From(address, "the B-tree's node");
            fields.Expect("TREE"u8);
            fields.ExpectVersion(0); // the type of node: names, not chunks
            var found = fields.Byte();

            // Each node is one level lower, so that a cycle is impossible.
            if (level is not null && found != level - 1)
            {
                throw new InvalidDataException($"{what} is at level {found} instead of {level - 1}");
            }

            level = found;
            if (Child(fields, names, name) is not { } child)
            {
                return null;
            }

            address = child;
        }

        return Symbol(address, names, name);
    }

    /// <summary>Returns the child with the names up to the first key that isn't before the name.</summary>
    private static ulong? Child(Hdf5Cursor fields, Hdf5Heap names, ReadOnlySpan<byte> name)
    {
        var count = fields.UInt16();
        fields.Skip(8 + 8 + 8);
        for (var i = 0; i < count; i++)
        {
            var child = fields.UInt64();
            if (name.SequenceCompareTo(names.At(fields.UInt64())) <= 0)
            {
                return child;
            }
        }

        return null;
    }

    private ulong? Symbol(ulong address, Hdf5Heap names, ReadOnlySpan<byte> name)
    {
        var fields = file.From(address, "the symbol table's node");
        fields.Expect("SNOD"u8);
        fields.ExpectVersion(1);
        fields.Skip(1);
        for (var left = fields.UInt16(); left > 0; left--)
        {
            var isFound = names.At(fields.UInt64()).SequenceEqual(name);
            var target = fields.UInt64();
            var kind = fields.UInt32();
            fields.Skip(4 + 16);
            if (isFound)
            {
                return kind != SymbolicLink ? target : throw Hdf5Links.UnsupportedLink();
            }
        }

        return null;
    }
}
