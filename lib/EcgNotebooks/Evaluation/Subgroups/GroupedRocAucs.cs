namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>Computes the ROC AUC of each group of patients, with its variance, in one pass over rows that are sorted only once.</summary>
/// <remarks>
/// The variance is Obuchowski's for clustered rows, as in <see cref="Uncertainty.ClusteredRows"/>, which computes it for one
/// group; a permutation test needs it a thousand times for all groups.
/// </remarks>
internal sealed class GroupedRocAucs
{
    private readonly int[] _patients;
    private readonly bool[] _isImi;
    private readonly double[] _scores;

    /// <summary>Sorts the rows.</summary>
    /// <param name="rows">The rows of all groups, each with the position of its patient.</param>
    /// <param name="patients">Number of patients.</param>
    public GroupedRocAucs(IEnumerable<(Prediction Row, int Patient)> rows, int patients)
    {
        var sorted = rows.OrderBy(row => row.Row.Probability).ToArray();
        _patients = Array.ConvertAll(sorted, row => row.Patient);
        _isImi = Array.ConvertAll(sorted, row => row.Row.Label == Diagnosis.Imi);
        _scores = Array.ConvertAll(sorted, row => row.Row.Probability);
        (Positives, Negatives) = (Counts(patients, isImi: true), Counts(patients, isImi: false));
    }

    /// <summary>Number of positive rows of each patient.</summary>
    public IReadOnlyList<int> Positives { get; }

    /// <summary>Number of negative rows of each patient.</summary>
    public IReadOnlyList<int> Negatives { get; }

    /// <summary>Returns the ROC AUC of each group and its variance, which is NaN with fewer than two patients of a class.</summary>
    /// <param name="groups">The group of each patient.</param>
    /// <param name="count">Number of groups.</param>
    public (double Auc, double Variance)[] Of(int[] groups, int count)
    {
        var tallies = new GroupTally[count];
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i] = new GroupTally();
        }

        for (var patient = 0; patient < groups.Length; patient++)
        {
            tallies[groups[patient]].AddPatient(Positives[patient], Negatives[patient]);
        }

        var (ofPositives, ofNegatives) = Placements(groups, tallies);
        for (var patient = 0; patient < groups.Length; patient++)
        {
            tallies[groups[patient]].AddWins(ofPositives[patient]);
        }

        for (var patient = 0; patient < groups.Length; patient++)
        {
            tallies[groups[patient]]
                .AddSquares(Positives[patient], Negatives[patient], ofPositives[patient], ofNegatives[patient]);
        }

        return Array.ConvertAll(tallies, tally => (tally.Auc, tally.Variance));
    }

    // Sums each patient's placements: the number of negatives of the group below a positive, and of positives above a negative.
    private (double[] OfPositives, double[] OfNegatives) Placements(int[] groups, GroupTally[] tallies)
    {
        var (ofPositives, ofNegatives) = (new double[groups.Length], new double[groups.Length]);
        for (var start = 0; start < _scores.Length; )
        {
            var end = start;
            for (; end < _scores.Length && _scores[end] == _scores[start]; end++)
            {
                tallies[groups[_patients[end]]].AddTie(_isImi[end]);
            }

            for (var i = start; i < end; i++)
            {
                var tally = tallies[groups[_patients[i]]];
                ofPositives[_patients[i]] += _isImi[i] ? tally.NegativesBelow : 0;
                ofNegatives[_patients[i]] += _isImi[i] ? 0 : tally.PositivesAbove;
            }

            for (var i = start; i < end; i++)
            {
                tallies[groups[_patients[i]]].EndTie();
            }

            start = end;
        }

        return (ofPositives, ofNegatives);
    }

    private int[] Counts(int patients, bool isImi)
    {
        var counts = new int[patients];
        for (var i = 0; i < _patients.Length; i++)
        {
            counts[_patients[i]] += _isImi[i] == isImi ? 1 : 0;
        }

        return counts;
    }
}
