using System.Buffers;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Filtering;

/// <summary>Runs a Butterworth filter forward and backward, so that no wave is shifted in time.</summary>
/// <remarks>
/// SciPy's <c>filtfilt</c> or <c>sosfiltfilt</c> with their defaults: ends padded by point reflection, three samples per
/// tap, and delays started in the steady state (F. Gustafsson, 1996, explains the edges). Safe to share between threads.
/// </remarks>
public sealed class ZeroPhaseFilter
{
    private readonly FilterKernel _kernel;

    /// <summary>Designs the filter for the sampling rate of the signals to come.</summary>
    /// <exception cref="FilterException">The options don't fit the sampling rate, or the filter is unstable.</exception>
    public ZeroPhaseFilter(FilterOptions options, double samplingRateHz)
    {
        Design = Butterworth.Design(options, samplingRateHz);
        _kernel =
            options.Form == FilterForm.SecondOrderSections
                ? new SectionsKernel(Design.Sections)
                : new TransferFunctionKernel(Design.TransferFunction);
    }

    /// <summary>The coefficients in use.</summary>
    public FilterDesign Design { get; }

    /// <summary>Length of the shortest signal that can be filtered.</summary>
    public int ShortestSignal => _kernel.Padding + 1;

    /// <summary>Filters one signal into a new array.</summary>
    /// <exception cref="FilterException">The signal is too short or holds a NaN or an infinity.</exception>
    public double[] Apply(double[] signal) => ApplyAll([signal])[0];

    /// <summary>Filters every signal of a recording, which must have the sampling rate of the design.</summary>
    /// <exception cref="FilterException">A signal is too short or holds a NaN or an infinity.</exception>
    public EcgRecord Apply(EcgRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.SamplingRateHz != Design.SamplingRateHz)
        {
            throw FilterException.OtherSamplingRate(record, Design.SamplingRateHz);
        }

        var filtered = ApplyAll([.. record.Signals.Select(s => s.Samples)]);
        return record with
        {
            Signals = [.. record.Signals.Zip(filtered, (s, samples) => s with { Samples = samples })],
        };
    }

    /// <summary>Filters many signals in parallel; the results are those of <see cref="Apply(double[])"/>, bit for bit.</summary>
    /// <exception cref="FilterException">A signal is too short or holds a NaN or an infinity.</exception>
    public double[][] ApplyAll(IReadOnlyList<double[]> signals, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(signals);
        foreach (var signal in signals)
        {
            CheckLength(signal);
        }

        var results = new double[signals.Count][];
        var groups = Groups(signals);
        if (groups.Count == 1)
        {
            Run(signals, results, groups[0]);
        }
        else
        {
            Parallel.ForEach(
                groups,
                new ParallelOptions { CancellationToken = cancellation },
                group => Run(signals, results, group)
            );
        }

        for (var i = 0; i < results.Length; i++)
        {
            CheckResult(signals[i], results[i]);
        }

        return results;
    }

    // Neighbours of equal length share the lanes of one run.
    private static List<Range> Groups(IReadOnlyList<double[]> signals)
    {
        var groups = new List<Range>();
        for (int start = 0, end; start < signals.Count; start = end)
        {
            end = start + 1;
            while (
                end < signals.Count && end - start < FilterKernel.Lanes && signals[end].Length == signals[start].Length
            )
            {
                end++;
            }

            groups.Add(start..end);
        }

        return groups;
    }

    private void Run(IReadOnlyList<double[]> signals, double[][] results, Range group)
    {
        var (start, count) = group.GetOffsetAndLength(signals.Count);
        var length = signals[start].Length + 2 * _kernel.Padding;
        var rented = ArrayPool<Vector256<double>>.Shared.Rent(length);
        var lanes = rented.AsSpan(0, length);
        if (count < FilterKernel.Lanes)
        {
            lanes.Clear();
        }

        for (var lane = 0; lane < count; lane++)
        {
            SignalLanes.Extend(signals[start + lane], _kernel.Padding, lane, lanes);
        }

        _kernel.Run(lanes, backward: false);
        _kernel.Run(lanes, backward: true);
        for (var lane = 0; lane < count; lane++)
        {
            results[start + lane] = SignalLanes.Middle(lanes, _kernel.Padding, lane);
        }

        ArrayPool<Vector256<double>>.Shared.Return(rented);
    }

    private void CheckLength(double[] signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (signal.Length < ShortestSignal)
        {
            throw FilterException.TooShort(signal.Length, ShortestSignal);
        }
    }

    // Whatever isn't finite reaches the first sample on the way back, so looking there is enough.
    private static void CheckResult(double[] signal, double[] result)
    {
        if (double.IsFinite(result[0]))
        {
            return;
        }

        var index = Array.FindIndex(signal, x => !double.IsFinite(x));
        throw index >= 0 ? FilterException.NotFinite(index, signal[index]) : FilterException.Unstable();
    }
}
