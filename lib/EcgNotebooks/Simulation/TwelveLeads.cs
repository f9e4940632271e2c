using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Simulation;

/// <summary>Derives the twelve stored leads from the eight independent ones, in whole microvolts.</summary>
/// <remarks>
/// I, II and V1 to V6 are rounded to 1 uV; the other limb leads are derived from the rounded ones. So Einthoven's
/// III = II - I holds exactly, and Goldberger's aVR = -(I + II) / 2, aVL = I - II / 2, aVF = II - I / 2 to half a step.
/// </remarks>
internal static class TwelveLeads
{
    private static readonly string[] _names =
    [
        "I",
        "II",
        "III",
        "AVR",
        "AVL",
        "AVF",
        "V1",
        "V2",
        "V3",
        "V4",
        "V5",
        "V6",
    ];

    // Half of the range of 16 bits, so that no derived lead can exceed that range.
    private const double LargestMicrovolts = 16_000;

    /// <summary>Returns the twelve leads, <paramref name="count"/> samples starting at <paramref name="from"/>.</summary>
    public static DigitalSignal[] Of(double[][] leads, int from, int count)
    {
        var digital = Array.ConvertAll(leads, lead => Microvolts(lead.AsSpan(from, count)));
        var (i, ii) = (digital[0], digital[1]);
        short[][] all =
        [
            i,
            ii,
            Derived(i, ii, static (i, ii) => ii - i),
            Derived(i, ii, static (i, ii) => Half(-(i + ii))),
            Derived(i, ii, static (i, ii) => Half(2 * i - ii)),
            Derived(i, ii, static (i, ii) => Half(2 * ii - i)),
            .. digital[2..],
        ];
        return [.. all.Select((samples, lead) => new DigitalSignal(_names[lead], "mV", samples))];
    }

    private static short[] Microvolts(ReadOnlySpan<double> millivolts)
    {
        var digital = new short[millivolts.Length];
        for (var i = 0; i < digital.Length; i++)
        {
            digital[i] = (short)Math.Round(Math.Clamp(1000 * millivolts[i], -LargestMicrovolts, LargestMicrovolts));
        }

        return digital;
    }

    private static short[] Derived(short[] i, short[] ii, Func<int, int, int> lead)
    {
        var derived = new short[i.Length];
        for (var n = 0; n < derived.Length; n++)
        {
            derived[n] = (short)lead(i[n], ii[n]);
        }

        return derived;
    }

    // Returns half of a whole number, rounded to even.
    private static int Half(int value) => (value + ((value >> 1) & 1)) >> 1;
}
