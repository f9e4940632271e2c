using EcgNotebooks.RandomNumbers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>One layer of a network with Keras's meaning: its weights in Keras's order, and what a summary says of it.</summary>
internal abstract class Layer : nn.Module<Tensor, Tensor>
{
    private readonly List<Weight> _weights = [];

    /// <summary>Creates a layer without weights.</summary>
    protected Layer(string name, string kerasClass, params long[] outputShape)
        : base(name) => (Name, KerasClass, OutputShape) = (name, kerasClass, outputShape);

    /// <summary>The layer's name within its network, such as conv1.</summary>
    public string Name { get; }

    /// <summary>The class in Keras whose meaning the layer has, such as Conv1D.</summary>
    public string KerasClass { get; }

    /// <summary>Sizes of one example's output as Keras shows them: (time, channel) or (feature).</summary>
    public IReadOnlyList<long> OutputShape { get; }

    /// <summary>The layer's weights in Keras's order.</summary>
    public IReadOnlyList<Weight> Weights => _weights;

    /// <summary>Where dropout draws from.</summary>
    internal DropoutRandom? DropoutRandom { get; set; }

    /// <summary>The numbers to compute with while training.</summary>
    internal Precision TrainingPrecision { get; set; }

    /// <summary>Whether somebody looks at the layer's output, so that it has to be computed by itself.</summary>
    internal bool IsObserved { get; set; }

    /// <summary>Adds a weight that training changes.</summary>
    protected Weight Trained(string name, string kerasName, Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        var parameter = new Parameter(initial);
        parameter.DetachFromDisposeScope();
        register_parameter(name, parameter);
        return Added(new($"{Name}.{name}", kerasName, parameter));
    }

    /// <summary>Adds a weight that a module within the layer holds and training changes.</summary>
    protected void Existing(string name, string kerasName, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        parameter.DetachFromDisposeScope();
        _weights.Add(new($"{Name}.{name}", kerasName, parameter));
    }

    /// <summary>Adds a weight that training steps leave alone, such as a moving mean.</summary>
    protected Weight Tracked(string name, string kerasName, Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        initial.DetachFromDisposeScope();
        register_buffer(name, initial);
        return Added(new($"{Name}.{name}", kerasName, initial, trainable: false));
    }

    /// <summary>Puts the weights into a device's memory.</summary>
    internal virtual void MoveTo(Device device)
    {
        foreach (var weight in _weights)
        {
            weight.MoveTo(device);
        }
    }

    private Weight Added(Weight weight)
    {
        _weights.Add(weight);
        return weight;
    }
}
