namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Enumerates the messages of an object header of version 1 or 2, including those in its continuation blocks.</summary>
internal ref struct Hdf5Messages
{
    public const int Dataspace = 0x01;
    public const int LinkInfo = 0x02;
    public const int Datatype = 0x03;
    public const int Link = 0x06;
    public const int Layout = 0x08;
    public const int SymbolTable = 0x11;
    private const int Continuation = 0x10;
    private const int Shared = 2;
    private const int MaxMessages = 1 << 16;

    private readonly ulong _address;
    private readonly bool _isNew;
    private readonly int _creationOrderBytes;
    private readonly Hdf5Continuations _more;
    private Hdf5Cursor _block;
    private ReadOnlySpan<byte> _content;
    private int _messages;
    private int _flags;

    /// <summary>Starts before the first message of the object header at an address.</summary>
    /// <exception cref="InvalidDataException">There is no object header at the address.</exception>
    public Hdf5Messages(Hdf5Bytes file, ulong address)
    {
        _address = address;
        var fields = file.From(address, "the object header");
        if (fields.Byte() == 1)
        {
            fields.Skip(1 + 2 + 4);
            _more = new(file, Where, isNew: false);
            var size = fields.UInt32();
            fields.Skip(4);
            _block = new(fields.Take(size), Where);
            return;
        }

        fields = file.From(address, "the object header");
        fields.Expect("OHDR"u8);
        fields.ExpectVersion(2);
        var flags = fields.Byte();
        fields.Skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        (_isNew, _creationOrderBytes) = (true, (flags & 4) != 0 ? 2 : 0);
        _more = new(file, Where, isNew: true);
        _block = new(fields.Take(fields.Sized(flags)), Where);
    }

    /// <summary>The current message's type.</summary>
    public int Type { get; private set; }

    private readonly string Where => $"the object header at byte {_address}";

    /// <summary>Moves to the next message; returns false after the last one.</summary>
    /// <exception cref="InvalidDataException">A message or a block is longer than what contains it, or the blocks form a cycle.</exception>
    public bool MoveNext()
    {
        // The rest of a block may be a gap that is smaller than a message's header.
        while (_block.Left < (_isNew ? 4 + _creationOrderBytes : 8))
        {
            if (!_more.TryNext(ref _block))
            {
                return false;
            }
        }

        if (++_messages > MaxMessages)
        {
            throw new InvalidDataException($"{Where} has more than {MaxMessages} messages");
        }

        Read();
        return true;
    }

    /// <summary>Returns the current message's fields.</summary>
    /// <exception cref="InvalidDataException">The message is shared and stored elsewhere.</exception>
    public readonly Hdf5Cursor Fields(string what) =>
        (_flags & Shared) == 0
            ? new(_content, $"{what} of {Where}")
            : throw new InvalidDataException($"{what} of {Where} is shared with others, which isn't supported");

    private void Read()
    {
        Type = _isNew ? _block.Byte() : _block.UInt16();
        var size = _block.UInt16();
        _flags = _block.Byte();
        _block.Skip(_isNew ? _creationOrderBytes : 3);
        _content = _block.Take(size);
        if (Type == Continuation)
        {
            var fields = Fields("a continuation");
            _more.Add(fields.UInt64(), fields.UInt64());
        }
    }
}
