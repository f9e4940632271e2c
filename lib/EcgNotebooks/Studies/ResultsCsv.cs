using System.Globalization;
using System.Text;
using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>The file results.csv: a row for each finished cell; a measure that isn't defined is empty.</summary>
internal static class ResultsCsv
{
    public static void Write(string path, IEnumerable<(StudyCell Cell, CellResult Result)> rows)
    {
        var text = new StringBuilder("recipe,balancing,leads,network,seed,epochs,weights,test_rows,");
        text.AppendJoin(',', CellResult.Names).Append('\n');
        foreach (var (cell, result) in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{cell.RecipeName},{cell.Recipe.BalancingRule.CommandName()},{StudyCell.LeadsName(cell.Leads)},{cell.Network.FolderName()},{cell.Seed},{cell.Epochs},"
            );
            text.Append(CultureInfo.InvariantCulture, $"{result.Weights},{result.TestRows},");
            text.AppendJoin(',', CellResult.Names.Select(name => Number(result.Measures[name]))).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
