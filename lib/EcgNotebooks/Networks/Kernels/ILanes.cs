namespace EcgNotebooks.Networks.Kernels;

/// <summary>A vector of floats of one width, with the operations that the kernels need.</summary>
/// <remarks>
/// The kernels are written once, with the vector as a type parameter. For a struct, the just-in-time compiler compiles each kernel
/// anew, with the operations inlined and <see cref="Count"/> and <see cref="TileRows"/> as constants. No kernel adds up lanes, so
/// the order of every sum is that of the tiles, and the results are the same bits with every type, except where
/// <see cref="MultiplyAdd"/> rounds twice and where <see cref="Reciprocal"/> is an approximation.
/// </remarks>
internal unsafe interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Number of floats, a divisor of 16.</summary>
    static abstract int Count { get; }

    /// <summary>
    /// Number of rows of which <see cref="TilePart{TLanes}"/> keeps the sums in registers: 8 rows of two vectors for 32 registers, 3
    /// rows of four vectors for 16, and 2 rows where a product needs a register of its own before it is added.
    /// </summary>
    static abstract int TileRows { get; }

    /// <summary>Number of floats per byte of a mask; see <see cref="StoreMask"/>.</summary>
    static abstract int LanesPerByte { get; }

    /// <summary>True if this processor has the instructions.</summary>
    static abstract bool IsSupported { get; }

    static abstract TSelf Zero { get; }

    static abstract TSelf One { get; }

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, float b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf Create(float value);

    /// <summary>Loads one float into all lanes.</summary>
    static abstract TSelf Broadcast(float* address);

    static abstract TSelf Load(float* address);

    /// <summary>Loads bytes and converts them to floats.</summary>
    static abstract TSelf LoadBytes(byte* address);

    void Store(float* address);

    /// <summary>Stores to an aligned address without using the caches.</summary>
    void StoreNonTemporal(float* address);

    /// <summary>Returns a * b + c, rounded once where the type has fused multiply-add.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Returns the larger values; b where a value is NaN, on x64.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>Returns the smaller values; b where a value is NaN, on x64.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>Rounds to the nearest integers.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>Returns 1 / x with an error of at most one unit in the last place, unless the result is subnormal.</summary>
    static abstract TSelf Reciprocal(TSelf x);

    /// <summary>Returns 2 to the power of n for integers n from -126 to 127.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>Returns one bit per lane, which is set if a is greater than b.</summary>
    static abstract int Greater(TSelf a, TSelf b);

    /// <summary>Returns the values of x where those of a are greater than b, and 0 elsewhere.</summary>
    static abstract TSelf WhereGreater(TSelf a, TSelf b, TSelf x);

    /// <summary>Stores one bit per lane; the masks of consecutive vectors follow each other in memory.</summary>
    static abstract void StoreMask(int bits, byte* address);

    /// <summary>Returns the values whose bit in a stored mask is set, and 0 for the others.</summary>
    static abstract TSelf Where(byte* mask, TSelf x);
}
