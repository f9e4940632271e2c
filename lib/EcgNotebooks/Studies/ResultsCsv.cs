using System.Globalization;
using System.Text;
using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>Writes results.csv, with one row per finished run; an undefined measure is empty.</summary>
internal static class ResultsCsv
{
    public static void Write(string path, IEnumerable<(StudyRun Run, StudyRunResult Result)> rows)
    {
        var text = new StringBuilder("recipe,balancing,leads,network,seed,epochs,weights,test_rows,");
        text.AppendJoin(',', StudyRunResult.Names).Append('\n');
        foreach (var (run, result) in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{run.RecipeName},{run.Recipe.BalancingMethod.CommandName()},{StudyRun.LeadsName(run.Leads)},{run.Network.FolderName()},{run.Seed},{run.Epochs},"
            );
            text.Append(CultureInfo.InvariantCulture, $"{result.Weights},{result.TestRows},");
            text.AppendJoin(',', StudyRunResult.Names.Select(name => Number(result.Measures[name]))).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
