using System.Text.Json.Nodes;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>Compares a stored report with the recomputed report.</summary>
internal static class StoredReport
{
    /// <summary>Returns one line for each number that differs.</summary>
    /// <exception cref="EcgException">A file is missing or damaged.</exception>
    public static IEnumerable<string> Differences(NetworkFolder folder, ClassifierReport recomputed) =>
        [
            .. NumberDifferences(folder.Metrics, recomputed.ToJson()),
            .. NumberDifferences(folder.Evidence, recomputed.Evidence.ToJson()),
        ];

    /// <summary>Returns one line for each figure that differs.</summary>
    public static IEnumerable<string> Differences(
        NetworkFolder folder,
        IEnumerable<(string Name, Figure Figure)> figures
    ) => figures.SelectMany(figure => FigureDifference(folder.Figure(figure.Name), figure.Figure));

    /// <summary>
    /// Returns the lines for changed files, followed by those of the recomputation or by the reason why it fails.
    /// </summary>
    /// <param name="files">One line for each file that has changed.</param>
    /// <param name="recomputed">Returns one line for each number and figure that differs.</param>
    /// <exception cref="EcgException">The recomputation fails although no file has changed.</exception>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> files, Func<IEnumerable<string>> recomputed)
    {
        try
        {
            return [.. files, .. recomputed()];
        }
        catch (EcgException e) when (files.Count > 0)
        {
            return [.. files, e.Message];
        }
    }

    public static IEnumerable<string> NumberDifferences(string path, string recomputed) =>
        StoredJson.Differences(Path.GetFileName(path), StoredJson.Read(path), JsonNode.Parse(recomputed));

    public static IEnumerable<string> FigureDifference(string path, Figure recomputed) =>
        File.Exists(path) && RegularFile.ReadAllText(path) == recomputed.ToSvg()
            ? []
            : [$"figures/{Path.GetFileName(path)}: the stored figure isn't the one that the predictions give"];
}
