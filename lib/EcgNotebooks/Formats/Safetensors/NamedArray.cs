namespace EcgNotebooks.Formats.Safetensors;

/// <summary>One array of a safetensors file: its name, shape and values in C order.</summary>
internal sealed class NamedArray
{
    private NamedArray(string name, IReadOnlyList<long> shape, Array values)
    {
        var count = shape.Aggregate(1L, (product, size) => checked(product * size));
        if (count != values.Length)
        {
            throw new ArgumentException(
                $"{name}: {values.Length} values don't match the shape [{string.Join(", ", shape)}]."
            );
        }

        Name = name;
        Shape = [.. shape];
        Values = values;
    }

    /// <summary>Creates an array of float32.</summary>
    public NamedArray(string name, IReadOnlyList<long> shape, float[] values)
        : this(name, shape, (Array)values) { }

    /// <summary>Creates an array of float64.</summary>
    public NamedArray(string name, IReadOnlyList<long> shape, double[] values)
        : this(name, shape, (Array)values) { }

    /// <summary>Creates an array of int64.</summary>
    public NamedArray(string name, IReadOnlyList<long> shape, long[] values)
        : this(name, shape, (Array)values) { }

    /// <summary>The array's name in the file.</summary>
    public string Name { get; }

    /// <summary>Size of each axis; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The values: float[], double[] or long[].</summary>
    public Array Values { get; }

    internal static NamedArray Create(string name, IReadOnlyList<long> shape, Array values) => new(name, shape, values);
}
