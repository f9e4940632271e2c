namespace EcgNotebooks.Networks.Kernels;

/// <summary>The sizes of an LSTM over a batch of sequences.</summary>
/// <param name="Batch">Number of examples.</param>
/// <param name="Steps">Steps of each sequence.</param>
/// <param name="Inputs">Values that a step reads.</param>
/// <param name="Units">Values that a step gives.</param>
internal sealed record LstmShape(int Batch, int Steps, int Inputs, int Units)
{
    /// <summary>The four gates of all units.</summary>
    public int Gates => 4 * Units;

    /// <summary>Whether the tiles cover it.</summary>
    public bool FitsTiles =>
        Batch >= TileProduct.Rows && Inputs % TileProduct.Columns == 0 && Units % TileProduct.Columns == 0;
}
