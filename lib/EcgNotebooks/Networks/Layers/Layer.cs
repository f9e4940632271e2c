using EcgNotebooks.RandomNumbers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Base class of the layers: reproduces a layer of Keras, with the weights in Keras's order.</summary>
internal abstract class Layer : nn.Module<Tensor, Tensor>
{
    private readonly List<Weight> _weights = [];

    /// <summary>Creates a layer without weights.</summary>
    protected Layer(string name, string kerasClass, params long[] outputShape)
        : base(name) => (Name, KerasClass, OutputShape) = (name, kerasClass, outputShape);

    /// <summary>Name of the layer within its network, such as conv1.</summary>
    public string Name { get; }

    /// <summary>Name of the Keras class that the layer reproduces, such as Conv1D.</summary>
    public string KerasClass { get; }

    /// <summary>Shape of one example's output as shown by Keras: (time, channel) or (feature).</summary>
    public IReadOnlyList<long> OutputShape { get; }

    /// <summary>The layer's weights in Keras's order.</summary>
    public IReadOnlyList<Weight> Weights => _weights;

    /// <summary>The dropout random generator; null outside of training.</summary>
    internal DropoutRandom? DropoutRandom { get; set; }

    /// <summary>Number format of the computations during training.</summary>
    internal Precision TrainingPrecision { get; set; }

    /// <summary>True if the output of this layer is read by an observer, so it can't be fused with other layers.</summary>
    internal bool IsObserved { get; set; }

    /// <summary>Adds a trainable weight.</summary>
    protected Weight AddTrainable(string name, string kerasName, Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        var parameter = new Parameter(initial);
        parameter.DetachFromDisposeScope();
        register_parameter(name, parameter);
        return Register(new($"{Name}.{name}", kerasName, parameter));
    }

    /// <summary>Adds a trainable weight that belongs to a torch module within the layer.</summary>
    protected void AddFromModule(string name, string kerasName, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        parameter.DetachFromDisposeScope();
        _weights.Add(new($"{Name}.{name}", kerasName, parameter));
    }

    /// <summary>Adds a weight that the optimizer doesn't change, such as a moving mean.</summary>
    protected Weight AddStatistic(string name, string kerasName, Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        initial.DetachFromDisposeScope();
        register_buffer(name, initial);
        return Register(new($"{Name}.{name}", kerasName, initial, trainable: false));
    }

    /// <summary>Moves the weights to a device.</summary>
    internal virtual void MoveTo(Device device)
    {
        foreach (var weight in _weights)
        {
            weight.MoveTo(device);
        }
    }

    private Weight Register(Weight weight)
    {
        _weights.Add(weight);
        return weight;
    }
}
