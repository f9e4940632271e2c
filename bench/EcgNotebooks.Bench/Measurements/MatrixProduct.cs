using System.Diagnostics;
using EcgNotebooks.Files;
using static TorchSharp.torch;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>A product of two square matrices, as a measure of the machine's arithmetic speed.</summary>
internal sealed class MatrixProduct(ScalarType type) : IDisposable
{
    public const int Size = 2048;

    /// <summary>The number of additions and multiplications in one product, divided by 1e9.</summary>
    public const double GigaFlop = 2.0 * Size * Size * Size / 1e9;

    private readonly Tensor _a = ones([Size, Size], type);
    private readonly Tensor _b = ones([Size, Size], type);

    static MatrixProduct() => NativeLibraries.ProvideTorch();

    /// <summary>Computes the product.</summary>
    public void Run()
    {
        using var noGradients = no_grad();
        _a.matmul(_b).Dispose();
    }

    /// <summary>Computes the product and returns the time in ms.</summary>
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
