namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Inspects the table itself, and compares it with the table of statements.</summary>
internal static class TableInspection
{
    private const int Folds = 10;

    public static IEnumerable<Finding> Of(PtbXlTable table, PtbXl tree) =>
        [.. Rows(table), .. Patients(table), .. Statements(table, StatementCodes.Read(tree.Root))];

    private static IEnumerable<Finding> Rows(PtbXlTable table)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var where = Name(row);
            if (row.StratFold is < 1 or > Folds)
            {
                yield return new(FindingKind.FoldOutOfRange, where, $"strat_fold {row.StratFold}");
            }

            if (row.ScpCodes.Statements.Count == 0)
            {
                yield return new(FindingKind.NoStatement, where, "scp_codes {}");
            }

            foreach (var name in new[] { row.FilenameLr, row.FilenameHr })
            {
                if (!names.Add(name))
                {
                    yield return new(FindingKind.NameTwice, where, name);
                }
            }
        }
    }

    private static IEnumerable<Finding> Patients(PtbXlTable table)
    {
        foreach (var patient in table.Rows.GroupBy(row => row.PatientId))
        {
            var folds = patient.Select(row => row.StratFold).Distinct().Order().ToList();
            if (folds.Count > 1)
            {
                var what =
                    $"folds {string.Join(", ", folds)}, ecg_id {string.Join(", ", patient.Select(r => r.EcgId))}";
                yield return new(FindingKind.PatientInSeveralFolds, $"patient {patient.Key}", what);
            }
        }
    }

    private static IEnumerable<Finding> Statements(PtbXlTable table, IReadOnlySet<string>? known)
    {
        if (known is null)
        {
            yield return new(
                FindingKind.NoList,
                StatementCodes.FileName,
                "missing: the statements weren't compared with it"
            );
            yield break;
        }

        foreach (var row in table.Rows)
        {
            foreach (var code in row.ScpCodes.Statements.Select(s => s.Code).Where(code => !known.Contains(code)))
            {
                yield return new(FindingKind.UnknownStatement, Name(row), code);
            }
        }
    }

    private static string Name(PtbXlRow row) => $"ecg_id {row.EcgId}";
}
