namespace EcgNotebooks.Networks.Layers;

/// <summary>What Keras's summary says of one layer.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">Its class in Keras.</param>
/// <param name="OutputShape">Sizes of one example's output: (time, channel) or (feature).</param>
/// <param name="Parameters">Number of weights, moving statistics included.</param>
public sealed record LayerSummary(string Name, string Kind, IReadOnlyList<long> OutputShape, long Parameters);

/// <summary>What Keras's summary says of a network.</summary>
/// <param name="Layers">The layers from input to output.</param>
/// <param name="Parameters">Number of weights, moving statistics included.</param>
/// <param name="TrainableParameters">Number of weights that training steps change.</param>
public sealed record NetworkSummary(IReadOnlyList<LayerSummary> Layers, long Parameters, long TrainableParameters);
