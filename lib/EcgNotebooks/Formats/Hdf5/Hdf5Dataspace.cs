namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Parses the message with a dataset's dimensions.</summary>
internal static class Hdf5Dataspace
{
    private const int MaxRank = 32;

    /// <summary>Returns the size of each dimension; empty for a scalar.</summary>
    /// <exception cref="InvalidDataException">The message is damaged, or of an unsupported kind.</exception>
    public static ulong[] Shape(Hdf5Cursor fields)
    {
        var version = fields.Byte();
        var rank = fields.Byte();
        fields.Skip(1);
        var kind = fields.Byte();
        if (version is not (1 or 2) || rank > MaxRank || (version == 2 && kind > 1))
        {
            throw new InvalidDataException(
                $"a dataspace has version {version}, kind {kind} and {rank} dimensions, which isn't supported"
            );
        }

        fields.Skip(version == 1 ? 4 : 0);
        var shape = new ulong[rank];
        for (var i = 0; i < rank; i++)
        {
            shape[i] = fields.UInt64();
        }

        return shape;
    }
}
