using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Kernels;

/// <summary>The convolutions of a network with the layers after them, computed for prediction, one example after the other.</summary>
/// <remarks>
/// All values of an example stay in the L2 cache of its core, from the signal to the last convolution's output. Nothing is kept
/// for a backward pass.
/// </remarks>
internal static unsafe class ConvolutionPrediction<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Computes the output of the last convolution, (n, time, out), or (n, out) where it is averaged over time.</summary>
    /// <param name="input">Signals, (n, in, time).</param>
    /// <param name="layers">The convolutions from input to output; only the last one may be averaged.</param>
    public static Tensor Run(Tensor input, IReadOnlyList<PredictedConvolution> layers)
    {
        using var timeFirst = input.transpose(1, 2);
        using var signals = timeFirst.contiguous();
        var stages = Stages(layers, (int)input.shape[2]);
        try
        {
            var output = Output((int)input.shape[0], layers[^1], stages[^1]);
            RunExamples(signals.Floats(), (int)input.shape[0], stages, output.Floats());
            return output;
        }
        finally
        {
            foreach (var stage in stages)
            {
                stage.Dispose();
            }
        }
    }

    private static PredictionStage<TLanes>[] Stages(IReadOnlyList<PredictedConvolution> layers, int length)
    {
        var stages = new PredictionStage<TLanes>[layers.Count];
        for (var i = 0; i < stages.Length; i++)
        {
            stages[i] = new(layers[i], length);
            length = stages[i].OutputRows;
        }

        return stages;
    }

    private static Tensor Output(int batch, PredictedConvolution last, PredictionStage<TLanes> stage) =>
        last.Activation == PredictedActivation.Average
            ? empty(batch, stage.Outputs)
            : empty(batch, stage.OutputRows, stage.Outputs);

    private static void RunExamples(float* signals, int batch, PredictionStage<TLanes>[] stages, float* output)
    {
        var last = stages[^1];
        var outputSize = (nint)last.OutputRows * last.Outputs;
        // Two buffers, which the stages read and write in turn, and the memory for their intermediate results.
        var buffer = stages.Max(stage => stage.InputSize + stage.Padding + 15) / 16 * 16;
        BatchChunks.Run(
            batch,
            2L * buffer + stages.Max(stage => stage.Memory),
            (_, examples, memory) =>
            {
                float* scratch = memory.Start + 2 * (nint)buffer;
                for (var i = examples.Start.Value; i < examples.End.Value; i++)
                {
                    var size = stages[0].InputSize;
                    float* current = memory.Start;
                    new ReadOnlySpan<float>(signals + (nint)i * size, size).CopyTo(new(current, size));
                    foreach (var stage in stages)
                    {
                        new Span<float>(current + stage.InputSize, stage.Padding).Clear();
                        float* next =
                            stage == last ? output + i * outputSize
                            : current == memory.Start ? memory.Start + buffer
                            : memory.Start;
                        stage.Run(current, next, scratch);
                        current = next;
                    }
                }
            }
        );
    }
}
