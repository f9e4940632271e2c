namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Parses the messages that name a group's members in files of newer versions.</summary>
internal static class Hdf5Links
{
    /// <summary>Returns the address that a link message gives for a name; null where the message names another member.</summary>
    /// <exception cref="InvalidDataException">The member is a soft or an external link.</exception>
    public static ulong? Target(Hdf5Cursor fields, ReadOnlySpan<byte> name)
    {
        fields.ExpectVersion(1);
        var flags = fields.Byte();
        var kind = (flags & 8) != 0 ? fields.Byte() : 0;
        fields.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0));
        if (!fields.Take(fields.Sized(flags)).SequenceEqual(name))
        {
            return null;
        }

        return kind == 0 ? fields.UInt64() : throw UnsupportedLink();
    }

    /// <summary>Returns whether the members are stored in a fractal heap instead of in messages.</summary>
    public static bool AreInHeap(Hdf5Cursor fields)
    {
        fields.ExpectVersion(0);
        fields.Skip((fields.Byte() & 1) != 0 ? 8 : 0);
        return fields.UInt64() != Hdf5Bytes.Undefined;
    }

    /// <summary>Creates the error for a soft or an external link.</summary>
    public static InvalidDataException UnsupportedLink() =>
        new("it has a soft or an external link, which isn't supported");
}
