using EcgNotebooks.Filtering;

namespace EcgNotebooks.Signals.Beats;

/// <summary>Detects the QRS complexes of an ECG by two moving averages.</summary>
/// <remarks>
/// M. Elgendi, Fast QRS Detection with an Optimized Knowledge-Based Method: Evaluation on 11 Standard ECG Databases, PLoS ONE
/// 8(9): e73557 (2013), with the parameters of the paper: band from 8 to 20 Hz, moving averages over 97 ms (a QRS complex) and
/// 611 ms (a beat), and an offset of 8 % of the mean energy. The order of the band-pass is 2, applied forward and backward. Three
/// things are added: the energies of several leads are summed; complexes within 200 ms of a larger one are dropped, as by Pan and
/// Tompkins (IEEE Trans Biomed Eng 32:230, 1985), because the ventricles can't contract again so soon; and peaks too small for any
/// ECG are no QRS complexes, so that rounding errors of a flat line aren't.
/// </remarks>
/// <example>
/// <code>
/// var record = WfdbRecord.Read("data/demo/records500/00000/00001_hr");
/// var peaks = new QrsDetector(record.SamplingRateHz).Detect([record[Lead.II].Samples]);
/// Console.WriteLine($"{peaks.Count} beats in {record.DurationSeconds} s");
/// </code>
/// </example>
/// <param name="samplingRateHz">Sampling rate in Hz, 100 or more.</param>
public sealed class QrsDetector(double samplingRateHz)
{
    /// <summary>The lowest sampling rate in Hz; below it the band from 8 to 20 Hz loses its shape.</summary>
    public const double LowestSamplingRateHz = 100;

    private const double QrsSeconds = 0.097;
    private const double BeatSeconds = 0.611;
    private const double OffsetOfMean = 0.08;
    private const double RefractorySeconds = 0.2;

    // The amplitude in the band; PTB-XL's resolution is a tenth of it.
    private const double SmallestMillivolts = 0.01;

    private static readonly FilterOptions _band = new()
    {
        Kind = FilterKind.BandPass,
        Order = 2,
        CutoffHz = 8,
        UpperCutoffHz = 20,
        Form = FilterForm.SecondOrderSections,
    };

    private readonly ZeroPhaseFilter _filter = new(_band, samplingRateHz);

    /// <summary>Returns the positions of the R peaks, that is, of the largest energy within each QRS complex, in order.</summary>
    /// <param name="leads">One or more leads of equal length, in mV.</param>
    /// <exception cref="EcgException">A sample is NaN or infinite.</exception>
    public IReadOnlyList<int> Detect(IReadOnlyList<double[]> leads)
    {
        ArgumentNullException.ThrowIfNull(leads);
        if (leads.Count == 0 || leads.Any(lead => lead.Length < _filter.MinSignalLength))
        {
            return [];
        }

        var energy = Energy(leads);
        return WithoutAftershocks([.. Blocks(energy).Select(block => Peak(energy, block)).Where(IsLarge)], energy);

        bool IsLarge(int peak) => energy[peak] >= SmallestMillivolts * SmallestMillivolts;
    }

    private double[] Energy(IReadOnlyList<double[]> leads)
    {
        var energy = new double[leads[0].Length];
        foreach (var filtered in _filter.ApplyAll(leads))
        {
            for (var i = 0; i < energy.Length; i++)
            {
                energy[i] += filtered[i] * filtered[i];
            }
        }

        return energy;
    }

    // The stretches at least as long as a QRS complex in which the short average exceeds the long one.
    private IEnumerable<Range> Blocks(double[] energy)
    {
        var width = Width(QrsSeconds);
        var (qrs, beat) = (MovingAverage(energy, width), MovingAverage(energy, Width(BeatSeconds)));
        var offset = OffsetOfMean * energy.Average();
        var start = -1;
        for (var i = 0; i <= energy.Length; i++)
        {
            var isInside = i < energy.Length && qrs[i] > beat[i] + offset;
            if (isInside)
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                if (i - start >= width)
                {
                    yield return start..i;
                }

                start = -1;
            }
        }
    }

    private static int Peak(double[] energy, Range block)
    {
        var (start, length) = block.GetOffsetAndLength(energy.Length);
        var samples = energy.AsSpan(start, length);
        var peak = 0;
        for (var i = 1; i < samples.Length; i++)
        {
            peak = samples[i] > samples[peak] ? i : peak;
        }

        return start + peak;
    }

    private List<int> WithoutAftershocks(int[] peaks, double[] energy)
    {
        var kept = new List<int>();
        foreach (var peak in peaks)
        {
            if (kept.Count == 0 || peak - kept[^1] >= RefractorySeconds * samplingRateHz)
            {
                kept.Add(peak);
            }
            else if (energy[peak] > energy[kept[^1]])
            {
                kept[^1] = peak;
            }
        }

        return kept;
    }

    // An odd number of samples, so that the average is centred.
    private int Width(double seconds) => 2 * (int)Math.Round((seconds * samplingRateHz - 1) / 2) + 1;

    // The average over a window that is cut off at the ends.
    private static double[] MovingAverage(double[] values, int width)
    {
        var sums = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        var averages = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - width / 2), Math.Min(values.Length, i + width / 2 + 1));
            averages[i] = (sums[to] - sums[from]) / (to - from);
        }

        return averages;
    }
}
