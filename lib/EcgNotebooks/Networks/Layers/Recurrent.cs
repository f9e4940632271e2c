using EcgNotebooks.Networks.Kernels;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks.Layers;

/// <summary>Keras's LSTM with <c>return_sequences=True</c>: (n, in, time) to (n, units, time).</summary>
/// <remarks>Keras's gates input, forget, cell, output are torch's i, f, g, o, in the same order.</remarks>
internal sealed class Recurrent : Layer
{
    private readonly LSTM _lstm;
    private readonly int _units;

    public Recurrent(string name, int length, int inputs, int units, Generator generator)
        : base(name, "LSTM", length, units)
    {
        _units = units;
        _lstm = nn.LSTM(inputs, units);
        register_module("lstm", _lstm);
        var kernel = Initializers.GlorotUniform([4 * units, inputs], inputs, 4 * units, generator);
        Initialize("weight_ih", "kernel", kernel);
        Initialize("weight_hh", "recurrent_kernel", Initializers.Orthogonal(4 * units, units, generator));
        Initialize("bias_ih", "bias", cat([zeros(units), ones(units), zeros(2 * units)]));

        // Torch has a second bias, Keras doesn't; it stays zero.
        _lstm.get_parameter("bias_hh_l0")!.requires_grad_(false).zero_();
    }

    public override Tensor forward(Tensor input)
    {
        var (output, _, _) = _lstm.call(Sequence(input).transpose(0, 1)); // (time, n, units)
        return output.permute(1, 2, 0);
    }

    /// <summary>Computes the LSTM and the dropout after it, (n, units, time).</summary>
    public Tensor WithDropout(Dropout dropout, Tensor input)
    {
        var sequence = Sequence(input);
        if (FusedKernels.Fastest is not { } kernels || !CanFuse(sequence))
        {
            return dropout.call(call(input));
        }

        var values = sequence.contiguous();
        var output = is_grad_enabled() ? Train(kernels, dropout, values) : Predict(kernels, values);
        return output.transpose(1, 2);
    }

    internal override void MoveTo(Device device)
    {
        if (_lstm.get_parameter("weight_ih_l0")!.device_type == device.type)
        {
            return;
        }

        _lstm.to(device);
        foreach (var weight in Weights)
        {
            weight.Rebind(Parameter(weight.Name.Split('.')[^1]));
        }
    }

    private static Tensor Sequence(Tensor input) => input.to(ScalarType.Float32).transpose(1, 2); // (n, time, in)

    private Tensor Train(FusedKernels kernels, Dropout dropout, Tensor sequence)
    {
        var count = sequence.shape[0] * sequence.shape[1] * _units;
        var scale = dropout.Rate == 0 ? DropoutScale.None : new(dropout.Mask(count), 1 - dropout.Rate);
        return FusedLstm.Apply(
            kernels,
            sequence,
            Parameter("weight_ih"),
            Parameter("weight_hh"),
            Parameter("bias_ih"),
            scale
        );
    }

    private Tensor Predict(FusedKernels kernels, Tensor sequence) =>
        kernels.PredictLstm(sequence, Parameter("weight_ih"), Parameter("weight_hh"), Parameter("bias_ih"));

    private bool CanFuse(Tensor sequence)
    {
        var sizes = sequence.shape;
        var shape = new LstmShape((int)sizes[0], (int)sizes[1], (int)sizes[2], _units);
        return sequence.device_type == DeviceType.CPU && (is_grad_enabled() ? shape.FitsTraining : CanPredict(shape));
    }

    private bool CanPredict(LstmShape shape) => shape.FitsTiles && !training && !IsObserved;

    private Parameter Parameter(string name) => _lstm.get_parameter($"{name}_l0")!;

    private void Initialize(string name, string kerasName, Tensor initial)
    {
        using var noGradients = no_grad();
        var parameter = Parameter(name);
        parameter.copy_(initial);
        AddFromModule(name, kerasName, parameter);
    }
}
