using System.Buffers;
using System.Runtime.Intrinsics;

namespace EcgNotebooks.Filtering;

/// <summary>Step 4: applies a Butterworth filter forward and backward, so that the waves of the ECG aren't shifted in time.</summary>
/// <remarks>
/// Equivalent to SciPy's <c>filtfilt</c> or <c>sosfiltfilt</c> with their defaults: the ends are padded by point reflection with
/// three samples per coefficient, and each pass starts in the steady state (on the edges see F. Gustafsson, 1996). Safe for use by
/// several threads at once.
/// </remarks>
/// <example>
/// <code>
/// var record = WfdbRecord.Read("data/demo/records500/00000/00001_hr");
/// var filter = new ZeroPhaseFilter(Recipe.Published.Filter, record.SamplingRateHz);
/// var filtered = filter.Apply(record);
/// </code>
/// </example>
public sealed class ZeroPhaseFilter
{
    private readonly FilterKernel _kernel;

    /// <summary>Creates and designs a filter for signals of one sampling rate.</summary>
    /// <param name="options">Kind, order, cutoffs and form of the filter.</param>
    /// <param name="samplingRateHz">Sampling rate of the signals, in Hz.</param>
    /// <exception cref="FilterException">The options don't fit the sampling rate, or the filter is unstable.</exception>
    public ZeroPhaseFilter(FilterOptions options, double samplingRateHz)
    {
        Design = Butterworth.Design(options, samplingRateHz);
        _kernel =
            options.Form == FilterForm.SecondOrderSections
                ? new SectionsKernel(Design.Sections)
                : new TransferFunctionKernel(Design.TransferFunction);
    }

    /// <summary>The designed filter with its coefficients.</summary>
    public FilterDesign Design { get; }

    /// <summary>Minimum number of samples of a signal.</summary>
    public int MinSignalLength => _kernel.Padding + 1;

    /// <summary>Filters one signal and returns the result as a new array.</summary>
    /// <exception cref="FilterException">The signal is shorter than <see cref="MinSignalLength"/>, or a sample is NaN or infinite.</exception>
    public double[] Apply(double[] signal) => ApplyAll([signal])[0];

    /// <summary>Filters all signals of a recording and returns them as a new recording.</summary>
    /// <exception cref="FilterException">
    /// The recording's sampling rate isn't the one of the design, a signal is shorter than <see cref="MinSignalLength"/>, or a sample is
    /// NaN or infinite.
    /// </exception>
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

    /// <summary>Filters several signals in parallel; the results equal those of <see cref="Apply(double[])"/> bit for bit.</summary>
    /// <exception cref="FilterException">A signal is shorter than <see cref="MinSignalLength"/>, or a sample is NaN or infinite.</exception>
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

    // Consecutive signals of equal length are filtered together, one in each lane.
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
            PaddedSignals.WritePadded(signals[start + lane], _kernel.Padding, lane, lanes);
        }

        _kernel.Run(lanes, backward: false);
        _kernel.Run(lanes, backward: true);
        for (var lane = 0; lane < count; lane++)
        {
            results[start + lane] = PaddedSignals.ReadUnpadded(lanes, _kernel.Padding, lane);
        }

        ArrayPool<Vector256<double>>.Shared.Return(rented);
    }

    private void CheckLength(double[] signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        if (signal.Length < MinSignalLength)
        {
            throw FilterException.TooShort(signal.Length, MinSignalLength);
        }
    }

    // The backward pass carries any NaN or infinity to the first sample, so checking that one is enough.
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
