using EcgNotebooks.Formats.Onnx;

namespace EcgNotebooks.Networks.Onnx;

/// <summary>Reads the shape of a graph's input: (n, channel, time), or (n, channel, 1, time).</summary>
internal static class GraphInput
{
    /// <summary>Returns the only input that isn't a constant.</summary>
    /// <exception cref="InvalidDataException">There is none, or there are several.</exception>
    public static OnnxValue Of(OnnxGraph graph)
    {
        // Files of before 2019 list the constants, too.
        var constants = graph.Constants.Select(constant => constant.Name).ToHashSet();
        OnnxValue[] inputs = [.. graph.Inputs.Where(input => !constants.Contains(input.Name))];
        return inputs is [var only] ? only : throw new InvalidDataException($"it has {inputs.Length} inputs, not one");
    }

    /// <summary>Returns the axes of the input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="samples">Number of samples where the input's shape doesn't state it.</param>
    /// <exception cref="InvalidDataException">The input has another shape.</exception>
    public static Axes Axes(OnnxValue input, int? samples)
    {
        var array = input.Type?.Array;
        var sizes = array?.Shape?.Axes.Select(axis => axis.Size).ToArray() ?? [];
        if (array?.Element != OnnxArrayType.Float32)
        {
            throw new InvalidDataException($"its input '{input.Name}' isn't of float32");
        }

        var (channels, time) = sizes switch
        {
            [_, { } c, var t] => (c, t ?? samples),
            [_, { } c, 1, var t] => (c, t ?? samples),
            _ => (0, null),
        };
        if (channels is < 1 or > int.MaxValue || time is not (>= 1 and <= int.MaxValue))
        {
            throw new InvalidDataException(
                $"its input '{input.Name}' is [{string.Join(", ", sizes.Select(size => size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"))}], not (n, channel, time) with known numbers of channels and samples"
            );
        }

        Axis[] axes = [new(AxisKind.Example, null), new(AxisKind.Channel, channels), new(AxisKind.Time, time)];
        return new(sizes.Length == 4 ? [axes[0], axes[1], Axis.One, axes[2]] : axes);
    }
}
