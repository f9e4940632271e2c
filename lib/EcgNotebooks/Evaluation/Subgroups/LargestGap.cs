using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>The largest difference of the ROC AUC between two groups, with a permutation test.</summary>
/// <param name="Best">The group with the highest ROC AUC.</param>
/// <param name="Worst">The group with the lowest ROC AUC.</param>
/// <param name="Difference">Highest minus lowest ROC AUC.</param>
/// <param name="P">
/// p-value of the null hypothesis that the groups don't differ: the share of permutations of the groups over the patients with
/// at least this difference.
/// </param>
internal sealed record LargestGap(string Best, string Worst, double Difference, double P)
{
    /// <summary>Returns the largest gap; null if fewer than two groups have enough rows of both classes.</summary>
    /// <param name="rows">The rows whose group is known, with it.</param>
    /// <param name="permutations">Number of permutations.</param>
    /// <param name="seed">Seed of the permutations.</param>
    public static LargestGap? Of(IReadOnlyList<(Prediction Row, string Group)> rows, int permutations, uint seed)
    {
        // A patient's rows stay together, and a patient has one group: that of the first row.
        var patients = rows.GroupBy(row => row.Row.PatientId)
            .Select(patient => (Rows: patient.Select(row => row.Row).ToArray(), patient.First().Group))
            .ToArray();
        string[] groups = [.. patients.Select(patient => patient.Group)];
        Prediction[][] ofPatients = [.. patients.Select(patient => patient.Rows)];
        var kept = Sizeable(ofPatients, groups);
        if (kept.Count < 2)
        {
            return null;
        }

        var aucs = RocAucs(ofPatients, groups, kept);
        var (best, worst) = (aucs.MaxBy(auc => auc.Value), aucs.MinBy(auc => auc.Value));
        var observed = best.Value - worst.Value;
        var random = new NumPyRandomState(seed);
        var asLarge = 0;
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle<string>(groups);
            var permuted = RocAucs(ofPatients, groups, kept).Values;
            asLarge += permuted.Max() - permuted.Min() >= observed ? 1 : 0;
        }

        return new(best.Key, worst.Key, observed, (1.0 + asLarge) / (1 + permutations));
    }

    /// <summary>Corrects p-values for their number (S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6, 1979).</summary>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> p)
    {
        var corrected = new double[p.Count];
        var (most, rank) = (0.0, 0);
        foreach (var i in Enumerable.Range(0, p.Count).OrderBy(i => p[i]))
        {
            most = Math.Max(most, Math.Min(1, p[i] * (p.Count - rank++)));
            corrected[i] = most;
        }

        return corrected;
    }

    private static HashSet<string> Sizeable(Prediction[][] ofPatients, string[] groups) =>
        [
            .. ofPatients
                .Zip(groups)
                .GroupBy(patient => patient.Second, patient => patient.First)
                .Where(group =>
                    group.Sum(rows => rows.Length) >= SubgroupResult.FewestRows
                    && Of(group, Diagnosis.Imi) >= SubgroupResult.FewestOfClass
                    && Of(group, Diagnosis.Norm) >= SubgroupResult.FewestOfClass
                )
                .Select(group => group.Key),
        ];

    private static int Of(IEnumerable<Prediction[]> group, Diagnosis label) =>
        group.Sum(rows => rows.Count(row => row.Label == label));

    // A permutation can leave a group without one of the classes; it then says nothing about a gap.
    private static Dictionary<string, double> RocAucs(
        Prediction[][] ofPatients,
        string[] groups,
        HashSet<string> kept
    ) =>
        ofPatients
            .Zip(groups)
            .Where(patient => kept.Contains(patient.Second))
            .GroupBy(patient => patient.Second, patient => patient.First)
            .Select(group => (group.Key, Auc: RocCurve.From(Scored(group.SelectMany(rows => rows))).Auc))
            .Where(group => group.Auc.IsDefined)
            .ToDictionary(group => group.Key, group => group.Auc.Value);

    private static ScoredLabels Scored(IEnumerable<Prediction> rows)
    {
        Prediction[] all = [.. rows];
        return new(all.Select(row => row.Label == Diagnosis.Imi), all.Select(row => row.Probability));
    }
}
