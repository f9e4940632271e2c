using System.Runtime.Intrinsics;

namespace EcgNotebooks.Filtering;

/// <summary>Applies second-order sections one after the other, each in transposed direct form II, like SciPy's <c>sosfilt</c>.</summary>
internal sealed class SectionsKernel : FilterKernel
{
    private readonly SecondOrderSection[] _sections;
    private readonly (double First, double Second)[] _starts;

    public SectionsKernel(IReadOnlyList<SecondOrderSection> sections)
    {
        _sections = [.. sections];
        _starts = new (double, double)[sections.Count];
        var scale = 1.0;
        for (var i = 0; i < _starts.Length; i++)
        {
            var state = _sections[i].ToTransferFunction().SteadyState();
            _starts[i] = (scale * state[0], scale * state[1]);
            scale *= _sections[i].GainAtZero;
        }
    }

    public override int Padding =>
        3 * (2 * _sections.Length + 1 - Math.Min(_sections.Count(s => s.B2 == 0), _sections.Count(s => s.A2 == 0)));

    public override void Run(Span<Vector256<double>> signals, bool backward)
    {
        // The initial states of all sections scale with the first input of the cascade, which the first section overwrites.
        var direction = Direction(signals, backward);
        var first = signals[direction.Start];
        for (var i = 0; i < _sections.Length; i++)
        {
            RunSection(_sections[i], _starts[i].First * first, _starts[i].Second * first, signals, direction);
        }
    }

    private static void RunSection(
        SecondOrderSection section,
        Vector256<double> delay0,
        Vector256<double> delay1,
        Span<Vector256<double>> signals,
        (int Start, int Step) direction
    )
    {
        var (b0, b1, b2) = (Vector256.Create(section.B0), Vector256.Create(section.B1), Vector256.Create(section.B2));
        var (a1, a2) = (Vector256.Create(section.A1), Vector256.Create(section.A2));
        for (var n = direction.Start; (uint)n < (uint)signals.Length; n += direction.Step)
        {
            var x = signals[n];
            var y = b0 * x + delay0;
            delay0 = b1 * x - a1 * y + delay1;
            delay1 = b2 * x - a2 * y;
            signals[n] = y;
        }
    }
}
