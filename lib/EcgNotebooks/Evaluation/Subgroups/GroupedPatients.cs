using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>Patients with their rows, each in a group: a patient's rows stay together, in the group of the first of them.</summary>
internal sealed class GroupedPatients
{
    private readonly string[] _names;
    private readonly int[] _groups;
    private readonly int[][] _strata;
    private readonly bool[] _compared;
    private readonly GroupedRocAucs _aucs;

    /// <summary>Groups patients; groups with too few rows, or rows of a class, are not compared.</summary>
    public GroupedPatients(IReadOnlyList<(Prediction Row, string Group)> rows)
    {
        var patients = rows.GroupBy(row => row.Row.PatientId).ToArray();
        _names = [.. patients.Select(patient => patient.First().Group).Distinct()];
        _groups = [.. patients.Select(patient => Array.IndexOf(_names, patient.First().Group))];
        _aucs = new(patients.SelectMany((patient, i) => patient.Select(row => (row.Row, i))), patients.Length);
        _compared = [.. _names.Select((_, group) => IsLargeEnough(group))];
        // Each group keeps its number of infarctions if groups are permuted among patients whose rows have the same labels.
        _strata =
        [
            .. Enumerable
                .Range(0, patients.Length)
                .GroupBy(i => (_aucs.Positives[i] > 0, _aucs.Negatives[i] > 0))
                .Select(stratum => stratum.ToArray()),
        ];
    }

    /// <summary>Permutes the groups among the patients whose rows have the same labels.</summary>
    public void Permute(NumPyRandomState random)
    {
        foreach (var stratum in _strata)
        {
            var shuffled = Array.ConvertAll(stratum, i => _groups[i]);
            random.Shuffle<int>(shuffled);
            for (var i = 0; i < stratum.Length; i++)
            {
                _groups[stratum[i]] = shuffled[i];
            }
        }
    }

    /// <summary>Returns the largest of all gaps, measured in standard errors; null if no two groups can be compared.</summary>
    public RocAucGap? WidestGap()
    {
        var aucs = _aucs.Of(_groups, _names.Length);
        int[] groups =
        [
            .. Enumerable
                .Range(0, _names.Length)
                .Where(group => _compared[group] && !double.IsNaN(aucs[group].Variance))
                .OrderByDescending(group => aucs[group].Auc),
        ];
        RocAucGap? widest = null;
        for (var i = 0; i < groups.Length; i++)
        {
            foreach (var worst in groups.Skip(i + 1))
            {
                var gap = Gap(groups[i], worst);
                widest = widest?.InStandardErrors >= gap.InStandardErrors ? widest : gap;
            }
        }

        return widest;

        RocAucGap Gap(int best, int worst)
        {
            var difference = aucs[best].Auc - aucs[worst].Auc;
            var error = Math.Sqrt(aucs[best].Variance + aucs[worst].Variance);
            return new(_names[best], _names[worst], difference, difference == 0 ? 0 : difference / error);
        }
    }

    private bool IsLargeEnough(int group)
    {
        var ofGroup = Enumerable.Range(0, _groups.Length).Where(patient => _groups[patient] == group).ToArray();
        var (positives, negatives) = (ofGroup.Sum(i => _aucs.Positives[i]), ofGroup.Sum(i => _aucs.Negatives[i]));
        return positives + negatives >= SubgroupResult.FewestRows
            && Math.Min(positives, negatives) >= SubgroupResult.FewestOfClass;
    }
}
