namespace EcgNotebooks.Networks.Kernels;

/// <summary>Sizes of an LSTM over a batch of sequences.</summary>
/// <param name="Batch">Number of examples.</param>
/// <param name="Steps">Number of time steps.</param>
/// <param name="Inputs">Number of input features per step.</param>
/// <param name="Units">Size of the hidden state.</param>
internal sealed record LstmShape(int Batch, int Steps, int Inputs, int Units)
{
    /// <summary>Number of gates: four per unit.</summary>
    public int Gates => 4 * Units;

    /// <summary>True if the sizes fit the tiles of <see cref="TileProduct"/>.</summary>
    public bool FitsTiles => Inputs % TileProduct.Columns == 0 && Units % TileProduct.Columns == 0;

    /// <summary>True if the sizes fit the tiles of a training, whose last tile overlaps the one before.</summary>
    public bool FitsTraining => FitsTiles && Batch >= TileProduct.Rows;
}
