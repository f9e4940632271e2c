using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Tests.Formats.Hdf5;

/// <summary>Builds a file of 1,224 bytes in the default layout of HDF5 1.14: a root group with one array, x, of shape [2, 3] in float32.</summary>
internal sealed class SmallHdf5
{
    public const int Tree = 136;
    public const int Heap = 680;
    public const int Node = 736;
    public const int Dataset = 1064;
    public const int Continuation = 1104;
    public const int Dataspace = Continuation + 8;
    public const int Datatype = Continuation + 32 + 8;
    public const int Layout = Continuation + 64 + 8;
    private const int Root = 96;
    private const int Names = 712;
    private const int Data = 1200;
    private const int Undefined = -1;

    public static readonly float[] Values = [1.5f, -2, 0.25f, float.MaxValue, 1e-40f, 7];

    private readonly byte[] _bytes = new byte[Data + sizeof(float) * 6];
    private int _at;

    private SmallHdf5() { }

    /// <summary>Returns the whole file; if a size is given, one field is changed.</summary>
    public static byte[] With(int offset = 0, int size = 0, ulong value = 0)
    {
        var file = new SmallHdf5();
        file.Superblock();
        file.Group();
        file.Array();
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, value);
        number[..size].CopyTo(file._bytes.AsSpan(offset));
        return file._bytes;
    }

    private void Superblock()
    {
        Put(0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A);
        Put(0, 0, 0, 0, 0, 8, 8, 0, 4, 0, 16, 0, 0, 0, 0, 0);
        Put8(0, Undefined, _bytes.Length, Undefined, 0, Root, 1, Tree, Heap);
    }

    private void Group()
    {
        _at = Root;
        Put(1, 0, 1, 0, 1, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0);
        Put(0x11, 0, 16, 0, 0, 0, 0, 0);
        Put8(Tree, Heap);

        _at = Tree;
        Put([.. "TREE"u8, 0, 0, 1, 0]);
        Put8(Undefined, Undefined, 0, Node, 8);

        _at = Heap;
        Put([.. "HEAP"u8, 0, 0, 0, 0]);
        Put8(Names - Heap - 8, 1, Names);
        _at = Names + 8;
        Put((byte)'x');

        _at = Node;
        Put([.. "SNOD"u8, 1, 0, 1, 0]);
        Put8(8, Dataset);
    }

    private void Array()
    {
        _at = Dataset;
        Put(1, 0, 4, 0, 1, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0);
        Put(0x10, 0, 16, 0, 0, 0, 0, 0);
        Put8(Continuation, Data - Continuation);
        Put(1, 0, 24, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0);
        Put8(2, 3);
        Put(3, 0, 24, 0, 1, 0, 0, 0, 0x11, 0x20, 31, 0, 4, 0, 0, 0);
        Put(0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0, 0, 0, 0, 0);
        Put(8, 0, 24, 0, 0, 0, 0, 0, 3, 1);
        Put8(Data, sizeof(float) * Values.Length);
        _at = Data;
        Put([.. MemoryMarshal.AsBytes(Values.AsSpan())]);
    }

    private void Put(params byte[] bytes)
    {
        bytes.CopyTo(_bytes, _at);
        _at += bytes.Length;
    }

    private void Put8(params long[] numbers) => Put([.. numbers.SelectMany(BitConverter.GetBytes)]);
}
