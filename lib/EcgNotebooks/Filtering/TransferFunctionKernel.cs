using System.Runtime.Intrinsics;

namespace EcgNotebooks.Filtering;

/// <summary>Applies a transfer function in transposed direct form II, like SciPy's <c>lfilter</c>.</summary>
internal sealed class TransferFunctionKernel : FilterKernel
{
    private readonly double[] _b;
    private readonly double[] _a;
    private readonly double[] _start;

    public TransferFunctionKernel(TransferFunction filter)
    {
        _b = [.. filter.B];
        _a = [.. filter.A];
        _start = filter.SteadyState();
    }

    public override int Padding => 3 * _a.Length;

    public override void Run(Span<Vector256<double>> signals, bool backward)
    {
        if (_start.Length == 1)
        {
            FirstOrder(signals, backward);
        }
        else
        {
            AnyOrder(signals, backward);
        }
    }

    // The published filter is of first order; its only delay stays in a register.
    private void FirstOrder(Span<Vector256<double>> signals, bool backward)
    {
        var (start, step) = Direction(signals, backward);
        var (b0, b1, a1) = (Vector256.Create(_b[0]), Vector256.Create(_b[1]), Vector256.Create(_a[1]));
        var delay = Vector256.Create(_start[0]) * signals[start];
        for (var n = start; (uint)n < (uint)signals.Length; n += step)
        {
            var x = signals[n];
            var y = delay + b0 * x;
            delay = b1 * x - a1 * y;
            signals[n] = y;
        }
    }

    private void AnyOrder(Span<Vector256<double>> signals, bool backward)
    {
        var (start, step) = Direction(signals, backward);
        Span<Vector256<double>> delays = stackalloc Vector256<double>[_start.Length];
        for (var i = 0; i < delays.Length; i++)
        {
            delays[i] = _start[i] * signals[start];
        }

        var last = delays.Length - 1;
        for (var n = start; (uint)n < (uint)signals.Length; n += step)
        {
            var x = signals[n];
            var y = delays[0] + _b[0] * x;
            for (var i = 0; i < last; i++)
            {
                delays[i] = delays[i + 1] + _b[i + 1] * x - _a[i + 1] * y;
            }

            delays[last] = _b[last + 1] * x - _a[last + 1] * y;
            signals[n] = y;
        }
    }
}
