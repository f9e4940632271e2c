namespace EcgNotebooks.Networks.Kernels;

/// <summary>Provides the values of a convolution after bias and ReLU to kernels that read them several times, either from memory or by recomputation.</summary>
internal abstract unsafe class ReluValues
{
    /// <summary>Stores the values of a tile when they are first computed, if they aren't recomputed later.</summary>
    /// <param name="example">Index of the example.</param>
    /// <param name="channel">First channel of the tile.</param>
    /// <param name="time">First sample of the tile.</param>
    /// <param name="overlap">Number of samples that overlap an earlier tile and have already been processed.</param>
    /// <param name="tile">Values after bias and ReLU, (8, 32).</param>
    public abstract void StoreTile(int example, int channel, int time, int overlap, float* tile);

    /// <summary>Returns a block with the values of its samples.</summary>
    /// <param name="block">The range of samples.</param>
    /// <param name="memory">Memory of the size of the block, (time, 32), for values that are recomputed.</param>
    public abstract ReluBlock Read(ReluBlock block, float* memory);
}
