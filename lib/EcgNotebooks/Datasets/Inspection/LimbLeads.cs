namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Measures the inconsistency of the six limb leads.</summary>
/// <remarks>
/// All six derive from three electrodes: II = I + III (Einthoven 1912), aVR = -(I + II) / 2, aVL = (I - III) / 2 and
/// aVF = (II + III) / 2 (Goldberger 1942). Swapped leads, or leads of another recording, break these relations.
/// </remarks>
internal static class LimbLeads
{
    /// <summary>Returns the largest deviation from these relations at any sample in mV; 0 where the record lacks I, II or III.</summary>
    public static double Contradiction(EcgRecord record)
    {
        if (
            Find(record, Lead.I) is not { } i
            || Find(record, Lead.II) is not { } ii
            || Find(record, Lead.III) is not { } iii
        )
        {
            return 0;
        }

        return new[]
        {
            Largest(ii, i, iii, 1, 1),
            Find(record, Lead.AVR) is { } avr ? Largest(avr, i, ii, -0.5, -0.5) : 0,
            Find(record, Lead.AVL) is { } avl ? Largest(avl, i, iii, 0.5, -0.5) : 0,
            Find(record, Lead.AVF) is { } avf ? Largest(avf, ii, iii, 0.5, 0.5) : 0,
        }.Max();
    }

    // Comparisons with invalid samples (NaN) are false, so these don't count as deviations.
    private static double Largest(double[] lead, double[] a, double[] b, double wa, double wb)
    {
        var largest = 0.0;
        for (var i = 0; i < lead.Length; i++)
        {
            var difference = Math.Abs(lead[i] - wa * a[i] - wb * b[i]);
            largest = difference > largest ? difference : largest;
        }

        return largest;
    }

    private static double[]? Find(EcgRecord record, Lead lead) =>
        record.Signals.FirstOrDefault(s => Lead.TryParse(s.Name, out var found) && found == lead)?.Samples;
}
