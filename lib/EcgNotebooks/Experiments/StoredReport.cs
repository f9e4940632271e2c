using System.Text.Json.Nodes;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>A report as its folder holds it, beside the same report made again.</summary>
internal static class StoredReport
{
    /// <summary>A line for each number that differs.</summary>
    /// <exception cref="EcgException">A file is missing or damaged.</exception>
    public static IEnumerable<string> Differences(NetworkFolder folder, ClassifierReport again) =>
        [.. Numbers(folder.Metrics, again.ToJson()), .. Numbers(folder.Evidence, again.Evidence.ToJson())];

    /// <summary>A line for each figure that differs.</summary>
    public static IEnumerable<string> Differences(
        NetworkFolder folder,
        IEnumerable<(string Name, Figure Figure)> figures
    ) => figures.SelectMany(figure => Picture(folder.Figure(figure.Name), figure.Figure));

    /// <summary>The files that differ, and then what is made from them; where nothing can be made of them, why.</summary>
    /// <param name="files">A line for each file that differs.</param>
    /// <param name="made">Gives a line for each number and figure that differs.</param>
    /// <exception cref="EcgException">Nothing can be made although no file differs.</exception>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> files, Func<IEnumerable<string>> made)
    {
        try
        {
            return [.. files, .. made()];
        }
        catch (EcgException e) when (files.Count > 0)
        {
            return [.. files, e.Message];
        }
    }

    public static IEnumerable<string> Numbers(string path, string again) =>
        StoredJson.Differences(Path.GetFileName(path), StoredJson.Read(path), JsonNode.Parse(again));

    public static IEnumerable<string> Picture(string path, Figure again) =>
        File.Exists(path) && RegularFile.ReadAllText(path) == again.ToSvg()
            ? []
            : [$"figures/{Path.GetFileName(path)}: not the figure that the predictions give"];
}
