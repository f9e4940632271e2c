namespace EcgNotebooks.Networks.Kernels;

/// <summary>Packs blocks of columns of a matrix into panels of 32 columns.</summary>
/// <remarks>In the matrix, rows may be a multiple of the page size apart, and then all of them map to the same few sets of the L1 cache.</remarks>
internal static unsafe class DensePanels
{
    private const int Columns = TileProduct.Columns;

    /// <summary>Packs a block: (columns / 32, rows, 32).</summary>
    /// <param name="matrix">First column of the block in the matrix.</param>
    /// <param name="stride">Distance between rows of the matrix in floats.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns of the block, a multiple of 32.</param>
    /// <param name="panels">Receives the panels.</param>
    public static void Pack(float* matrix, int stride, int rows, int columns, float* panels)
    {
        for (var row = 0; row < rows; row++)
        {
            float* from = matrix + (nint)row * stride;
            for (var column = 0; column < columns; column += Columns)
            {
                var to = new Span<float>(panels + column * rows + row * Columns, Columns);
                new ReadOnlySpan<float>(from + column, Columns).CopyTo(to);
            }
        }
    }
}
