using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>The largest gap of the ROC AUC between two groups, compared with its standard error, with a permutation test.</summary>
/// <param name="Best">The group with the higher ROC AUC.</param>
/// <param name="Worst">The group with the lower ROC AUC.</param>
/// <param name="Difference">Higher minus lower ROC AUC.</param>
/// <param name="P">
/// p-value of the null hypothesis that no group differs: the share of permutations of the groups over the patients whose
/// largest gap, divided by its standard error, is at least this one's.
/// </param>
internal sealed record LargestGap(string Best, string Worst, double Difference, double P)
{
    // A permutation that gives the same rows to each group has the same gap but for rounding.
    private const double Rounding = 1e-9;

    /// <summary>Returns the largest gap; null if fewer than two groups have enough rows and patients of both classes.</summary>
    /// <remarks>
    /// The groups are permuted among the patients of the same label, because a group with few infarctions has a ROC AUC that
    /// varies more, and gaps are compared in standard errors, because scores may lie higher in one group. Otherwise a test at
    /// 5 % would find a gap in up to a quarter of data sets without one (A. Janssen, Studentized permutation tests for non-i.i.d.
    /// hypotheses and the generalized Behrens-Fisher problem, Stat. Probab. Lett. 36, 1997, for two groups; E. Chung,
    /// J. P. Romano, Exact and asymptotically robust permutation tests, Ann. Statist. 41, 2013).
    /// </remarks>
    /// <param name="rows">The rows whose group is known, with it.</param>
    /// <param name="permutations">Number of permutations.</param>
    /// <param name="seed">Seed of the permutations.</param>
    public static LargestGap? Of(IReadOnlyList<(Prediction Row, string Group)> rows, int permutations, uint seed)
    {
        var patients = new GroupedPatients(rows);
        if (patients.WidestGap() is not { } observed)
        {
            return null;
        }

        var random = new NumPyRandomState(seed);
        var least = observed.InStandardErrors * (1 - Rounding);
        var asLarge = 0;
        for (var i = 0; i < permutations; i++)
        {
            patients.Permute(random);
            asLarge += patients.WidestGap()?.InStandardErrors >= least ? 1 : 0;
        }

        return new(observed.Best, observed.Worst, observed.Difference, (1.0 + asLarge) / (1 + permutations));
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
}
