using System.Diagnostics;
using static TorchSharp.torch;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>A product of two square matrices, the machine's measure of arithmetic.</summary>
internal sealed class MatrixProduct(ScalarType type) : IDisposable
{
    public const int Size = 2048;

    /// <summary>Additions and multiplications in one product, in 1e9.</summary>
    public const double GigaFlop = 2.0 * Size * Size * Size / 1e9;

    private readonly Tensor _a = ones([Size, Size], type);
    private readonly Tensor _b = ones([Size, Size], type);

    public void Run()
    {
        using var noGradients = no_grad();
        _a.matmul(_b).Dispose();
    }

    /// <summary>The time of one product in ms.</summary>
    public double Time()
    {
        var start = Stopwatch.GetTimestamp();
        Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }
}
