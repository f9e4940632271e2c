namespace EcgNotebooks.Filtering;

/// <summary>Designs digital Butterworth filters as SciPy's <c>scipy.signal.butter</c> does.</summary>
/// <remarks>
/// An analogue prototype with poles on a circle (S. Butterworth, 1930) is transformed to the cutoffs and then to the z plane by
/// the bilinear transform, with prewarped cutoffs. All computations are in double precision: a cutoff of 0.5 Hz at a sampling rate
/// of 500 Hz puts a pole at 0.9937, which single precision can't represent accurately enough.
/// </remarks>
public static class Butterworth
{
    /// <summary>The highest order accepted; beyond it, double precision can't separate the poles.</summary>
    public const int HighestOrder = 100;

    // The sampling rate that SciPy uses internally; frequencies are then fractions of the Nyquist frequency.
    private const double NormalisedRate = 2;

    /// <summary>Designs a filter for one sampling rate.</summary>
    /// <param name="options">Kind, order and cutoffs of the filter.</param>
    /// <param name="samplingRateHz">Sampling rate of the signals to filter, in Hz.</param>
    /// <exception cref="FilterException">
    /// A cutoff isn't between 0 Hz and half the sampling rate, the upper cutoff of a band isn't above the lower one, the order isn't
    /// between 1 and <see cref="HighestOrder"/>, or the sampling rate isn't positive.
    /// </exception>
    public static FilterDesign Design(FilterOptions options, double samplingRateHz)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options, samplingRateHz);
        var digital = Analogue(options, samplingRateHz).ToDigital(NormalisedRate);
        return new(samplingRateHz, digital.ToTransferFunction(), SectionPairing.Pair(digital));
    }

    private static ZerosPolesGain Analogue(FilterOptions options, double samplingRateHz)
    {
        var prototype = ZerosPolesGain.Prototype(options.Order);
        var low = Prewarp(options.CutoffHz, samplingRateHz);
        var high = Prewarp(options.UpperCutoffHz ?? options.CutoffHz, samplingRateHz);
        return options.Kind switch
        {
            FilterKind.HighPass => prototype.ToHighPass(low),
            FilterKind.LowPass => prototype.ToLowPass(low),
            FilterKind.BandPass => prototype.ToBandPass(Math.Sqrt(low * high), high - low),
            FilterKind.BandStop => prototype.ToBandStop(Math.Sqrt(low * high), high - low),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, null),
        };
    }

    // The bilinear transform compresses the frequency axis; prewarping compensates for it at the cutoff.
    private static double Prewarp(double cutoffHz, double samplingRateHz) =>
        2 * NormalisedRate * Math.Tan(Math.PI * (cutoffHz / (0.5 * samplingRateHz)) / NormalisedRate);

    private static void Check(FilterOptions options, double samplingRateHz)
    {
        if (!(samplingRateHz > 0) || !double.IsFinite(samplingRateHz))
        {
            throw FilterException.SamplingRate(samplingRateHz);
        }

        if (options.Order is < 1 or > HighestOrder)
        {
            throw FilterException.OrderOutOfRange(options.Order);
        }

        CheckCutoff(options.CutoffHz, samplingRateHz);
        if (options.IsBand != options.UpperCutoffHz.HasValue)
        {
            throw FilterException.BandEdges(options);
        }

        if (options.UpperCutoffHz is not { } upper)
        {
            return;
        }

        CheckCutoff(upper, samplingRateHz);
        if (upper <= options.CutoffHz)
        {
            throw FilterException.BandEdges(options);
        }
    }

    private static void CheckCutoff(double cutoffHz, double samplingRateHz)
    {
        if (!(cutoffHz > 0 && cutoffHz < samplingRateHz / 2))
        {
            throw FilterException.CutoffOutOfRange(cutoffHz, samplingRateHz);
        }
    }
}
