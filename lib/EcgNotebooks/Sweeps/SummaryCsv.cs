using System.Globalization;
using System.Text;
using EcgNotebooks.Experiments;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Sweeps;

/// <summary>The file summary.csv: a row for each measure of each group of seeds; no deviation of a single seed.</summary>
internal static class SummaryCsv
{
    public static void Write(string path, IEnumerable<SeedSpread> rows)
    {
        var text = new StringBuilder("recipe,leads,network,measure,seeds,mean,sd,min,max\n");
        foreach (var row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.RecipeName},{row.Leads},{row.Network.FolderName()},{row.Measure},{row.Seeds},{row.Mean:R},{row.StandardDeviation:R},{row.Lowest:R},{row.Highest:R}\n"
            );
        }

        AtomicFile.WriteText(path, text.ToString());
    }
}
