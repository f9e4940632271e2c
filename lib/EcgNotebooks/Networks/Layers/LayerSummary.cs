namespace EcgNotebooks.Networks.Layers;

/// <summary>One row of a network summary as shown by Keras.</summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Kind">Class of the layer in Keras.</param>
/// <param name="OutputShape">Shape of one example's output: (time, channel) or (feature).</param>
/// <param name="Parameters">Number of weights, moving statistics included.</param>
public sealed record LayerSummary(string Name, string Kind, IReadOnlyList<long> OutputShape, long Parameters);

/// <summary>Summary of a network as shown by Keras.</summary>
/// <param name="Layers">The layers from input to output.</param>
/// <param name="Parameters">Number of weights, moving statistics included.</param>
/// <param name="TrainableParameters">Number of weights that the optimizer changes.</param>
public sealed record NetworkSummary(IReadOnlyList<LayerSummary> Layers, long Parameters, long TrainableParameters);
