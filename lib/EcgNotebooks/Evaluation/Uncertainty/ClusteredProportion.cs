namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>A proportion of recordings, with an interval that allows for several recordings per patient.</summary>
/// <remarks>
/// Wilson's interval with the effective number of recordings, which is their number divided by the design effect (E. L. Korn,
/// B. I. Graubard, Survey Methodology 24 (1998) 193; N. Dean, M. Pagano, J. Surv. Stat. Methodol. 3 (2015) 484). With one recording
/// per patient it is Wilson's interval. It holds its level for a few dozen patients and for proportions near 0, where intervals
/// of the patient-level bootstrap are too narrow.
/// </remarks>
/// <param name="Count">Number of recordings that count.</param>
/// <param name="Rows">Number of recordings.</param>
/// <param name="Patients">Number of patients.</param>
/// <param name="EffectiveRows">Number of independent recordings with the same information.</param>
/// <param name="Interval">The interval of the proportion.</param>
internal sealed record ClusteredProportion(int Count, int Rows, int Patients, double EffectiveRows, Interval Interval)
{
    /// <summary>The proportion.</summary>
    public Measure Value => Measure.Ratio(Count, Rows, "there are no recordings");

    /// <summary>Computes the proportion of the recordings that count.</summary>
    /// <param name="rows">The patient of each recording, and whether it counts.</param>
    /// <param name="level">Level of the interval.</param>
    public static ClusteredProportion Of(IEnumerable<(int Patient, bool Counts)> rows, double level)
    {
        (int Rows, int Count)[] patients =
        [
            .. rows.GroupBy(row => row.Patient).Select(patient => (patient.Count(), patient.Count(row => row.Counts))),
        ];
        var (total, count) = (patients.Sum(patient => patient.Rows), patients.Sum(patient => patient.Count));
        var effective = total / DesignEffect(patients, total, count);
        return new(count, total, patients.Length, effective, ProportionInterval.Wilson(count, total, effective, level));
    }

    // The variance of the proportion of clustered recordings, divided by that of as many independent ones. Where all recordings
    // agree there is no variance; the patients are then taken for the independent units, which is the least favourable case.
    private static double DesignEffect((int Rows, int Count)[] patients, int total, int count)
    {
        if (patients.Length == total || patients.Length < 2 || count == 0 || count == total)
        {
            return total == 0 ? 1 : (double)total / patients.Length;
        }

        var proportion = (double)count / total;
        var squares = patients.Sum(patient => Math.Pow(patient.Count - proportion * patient.Rows, 2));
        var clustered = squares * patients.Length / (patients.Length - 1) / total / total;
        var independent = proportion * (1 - proportion) / (total - 1);
        return Math.Max(1, clustered / independent);
    }
}
