using System.Text.Json.Nodes;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Reports.Card;

/// <summary>Finds the items of a stored card that aren't what the run gives.</summary>
internal static class CardDifferences
{
    private const string Again = "The run gives another card; if the run is right, 'ecg card' writes it again.";

    /// <summary>Returns a line for each value of card.json that differs, with the item.</summary>
    /// <exception cref="EcgException">The file is missing or damaged.</exception>
    public static IEnumerable<string> OfJson(string path, ModelCard card)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            return [$"{file}: isn't there; 'ecg card' writes it again."];
        }

        var (stored, recomputed) = (StoredJson.Read(path), JsonNode.Parse(CardJson.Write(card))!);
        return Compare(file, stored, recomputed);
    }

    /// <summary>Returns a line for each item of a text that differs.</summary>
    /// <param name="path">The stored text.</param>
    /// <param name="recomputed">The text that the run gives.</param>
    /// <param name="card">The card that the run gives.</param>
    /// <param name="lineOf">Returns the line of an item.</param>
    /// <exception cref="EcgException">The file can't be read.</exception>
    public static IEnumerable<string> OfLines(
        string path,
        string recomputed,
        ModelCard card,
        Func<CardItem, string> lineOf
    )
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            return [$"{file}: isn't there; 'ecg card' writes it again."];
        }

        var stored = Read(path);
        if (stored == recomputed)
        {
            return [];
        }

        var lines = stored.Split('\n').ToHashSet(StringComparer.Ordinal);
        string[] items =
        [
            .. card.Checklists.SelectMany(checklist =>
                checklist.Items.Where(item => !lines.Contains(lineOf(item))).Select(item => Name(checklist, item))
            ),
        ];
        return items.Length > 0 ? items.Select(item => $"{file} {item}: not what the run gives") : [$"{file}: {Again}"];
    }

    private static IEnumerable<string> Compare(string file, JsonNode? stored, JsonNode recomputed)
    {
        if (stored is not JsonObject || stored["checklists"] is not JsonArray storedLists)
        {
            return [$"{file}: has no checklists. {Again}"];
        }

        var lists = recomputed["checklists"]!.AsArray();
        return
        [
            .. lists.SelectMany((list, i) => CompareList(file, i < storedLists.Count ? storedLists[i] : null, list!)),
            .. StoredJson.Differences(file, Without(stored), Without(recomputed)),
            .. storedLists.Count > lists.Count ? [$"{file}: has a checklist too many. {Again}"] : (string[])[],
        ];
    }

    private static IEnumerable<string> CompareList(string file, JsonNode? stored, JsonNode recomputed)
    {
        var name = (string)recomputed["name"]!;
        var storedItems = (stored as JsonObject)?["items"] as JsonArray ?? [];
        return
        [
            .. recomputed["items"]!
                .AsArray()
                .SelectMany(
                    (item, i) =>
                        StoredJson.Differences(
                            $"{file} {name} {item!["item"]}",
                            i < storedItems.Count ? storedItems[i] : null,
                            item
                        )
                ),
            .. StoredJson.Differences($"{file} {name}", WithoutItems(stored), WithoutItems(recomputed)),
        ];
    }

    private static JsonNode? Without(JsonNode of) => Copy(of, "checklists");

    private static JsonNode? WithoutItems(JsonNode? of) => Copy(of, "items");

    private static JsonNode? Copy(JsonNode? of, string without)
    {
        var copy = of?.DeepClone();
        (copy as JsonObject)?.Remove(without);
        return copy;
    }

    private static string Name(Checklist checklist, CardItem item) => $"{checklist.Name} {item.Number}";

    private static string Read(string path)
    {
        try
        {
            return RegularFile.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: the file can't be read ({e.Message})", "Run 'ecg card' again.", e);
        }
    }
}
