namespace EcgNotebooks.Filtering;

/// <summary>Designs digital Butterworth filters as SciPy's <c>scipy.signal.butter</c> does.</summary>
/// <remarks>
/// An analogue prototype with poles on a circle (S. Butterworth, 1930), moved to the cutoffs and taken to the z plane by
/// the bilinear transform, the cutoffs bent beforehand so that they land where they should. All in double precision:
/// 0.5 Hz at 500 Hz puts a pole at 0.9937, which single precision can't hold well enough.
/// </remarks>
public static class Butterworth
{
    /// <summary>Beyond this order double precision can't keep the poles apart.</summary>
    public const int HighestOrder = 100;

    // SciPy's internal sampling rate: with it frequencies are fractions of Nyquist.
    private const double NormalisedRate = 2;

    /// <summary>Designs the filter for one sampling rate.</summary>
    /// <exception cref="FilterException">
    /// A cutoff doesn't lie between 0 Hz and half the sampling rate, a band's edges don't rise, or the order is below 1.
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
        var low = Bend(options.CutoffHz, samplingRateHz);
        var high = Bend(options.UpperCutoffHz ?? options.CutoffHz, samplingRateHz);
        return options.Kind switch
        {
            FilterKind.HighPass => prototype.ToHighPass(low),
            FilterKind.LowPass => prototype.ToLowPass(low),
            FilterKind.BandPass => prototype.ToBandPass(Math.Sqrt(low * high), high - low),
            FilterKind.BandStop => prototype.ToBandStop(Math.Sqrt(low * high), high - low),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, null),
        };
    }

    // The bilinear transform squeezes the frequency axis; this undoes it at the cutoff.
    private static double Bend(double cutoffHz, double samplingRateHz) =>
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
