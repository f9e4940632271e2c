namespace EcgNotebooks.Networks.Kernels;

/// <summary>The layers after a convolution, applied to some of its channels while the sums are in registers.</summary>
/// <typeparam name="TLanes">Vectors of one width.</typeparam>
internal unsafe interface IPredictedActivation<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Number of output rows per pair of samples: one where the pair is pooled, none where all samples are averaged.</summary>
    static abstract int RowsPerPair { get; }

    /// <summary>Loads the weights of the channels of one vector.</summary>
    /// <param name="weights">Three values per channel, (3, channels): bias, factor and offset; see <see cref="PredictedConvolution"/>.</param>
    /// <param name="channels">Number of channels.</param>
    void Begin(float* weights, int channels);

    /// <summary>Processes two consecutive samples before the bias is added.</summary>
    /// <param name="first">The first sample, whose number is even.</param>
    /// <param name="second">The second sample.</param>
    /// <param name="output">The pair's place in the output.</param>
    void AddPair(TLanes first, TLanes second, float* output);

    /// <summary>Processes the last sample of a signal of odd length.</summary>
    void AddLast(TLanes sample);

    /// <summary>Finishes the channels of a tile.</summary>
    /// <param name="output">The place of the tile's first output.</param>
    void End(float* output);
}
