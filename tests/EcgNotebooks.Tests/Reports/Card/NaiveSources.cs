using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Formats.Safetensors;

namespace EcgNotebooks.Tests.Reports.Card;

/// <summary>Looks up the place that a source of a card names, from its words alone, as a reader would.</summary>
internal sealed partial class NaiveSources(RunFolder run)
{
    /// <summary>Returns the value at a place.</summary>
    public string ValueAt(string file, string field)
    {
        var path = Path.Combine(run.Root, file);
        Assert.True(File.Exists(path), file);
        return field.StartsWith('/') ? InJson(path, field)
            : field == "planned_epochs in the metadata" ? SafetensorsFile.ReadMetadata(path)["planned_epochs"]
            : file.EndsWith(".safetensors", StringComparison.Ordinal)
                ? Text(SafetensorsFile.Read(path).Arrays.Sum(array => array.Shape.Aggregate(1L, (p, n) => p * n)))
            : file == "split.csv" && field != "rows" ? InSplit(field)
            : OverIds().Match(field) is { Success: true } over ? InRecordings(over)
            : InTable(path, field);
    }

    private static string InJson(string path, string pointer)
    {
        var node = JsonNode.Parse(File.ReadAllText(path));
        foreach (var part in pointer.Split('/').Skip(1).Select(p => p.Replace("~1", "/").Replace("~0", "~")))
        {
            node = node is JsonArray array ? array[int.Parse(part, CultureInfo.InvariantCulture)] : node![part];
        }

        return node?.ToString() ?? "null";
    }

    private static string InTable(string path, string field)
    {
        var rows = Rows(path);
        var parts = field.Split(" with ");
        var kept =
            parts.Length == 1 || parts[1].Contains("also", StringComparison.Ordinal) ? rows : Matching(rows, parts[1]);
        var words = parts[0].Split(' ');
        return words switch
        {
            ["rows"] => Text(kept.Count),
            ["rows", "without", var column] => Text(kept.Count(row => row[column].Length == 0)),
            ["column", var column] => rows[0].ContainsKey(column) ? column : "none",
            ["different", var column] when field.Contains(" and also with ", StringComparison.Ordinal) => Text(
                InBoth(rows, column, field)
            ),
            ["different", var column] => Text(
                kept.Select(row => row[column]).Where(v => v.Length > 0).Distinct().Count()
            ),
            ["smallest", var column] => kept.Select(row => row[column])
                .Where(v => v.Length > 0)
                .Min(StringComparer.Ordinal)!,
            ["largest", var column] => kept.Select(row => row[column])
                .Where(v => v.Length > 0)
                .Max(StringComparer.Ordinal)!,
            _ => throw new ArgumentException(field),
        };
    }

    private static int InBoth(List<Dictionary<string, string>> rows, string column, string field)
    {
        var sides = field[(field.IndexOf(" with ", StringComparison.Ordinal) + 6)..].Split(" and also with ");
        return Matching(rows, sides[0])
            .Select(row => row[column])
            .Distinct()
            .Count(value => Matching(rows, sides[1]).Any(row => row[column] == value));
    }

    // A row of split.csv stands for a row of balanced.csv, and that for a recording of New_data.csv.
    private string InSplit(string field)
    {
        var balanced = Rows(run.Balanced);
        var recordings = Rows(run.Selected)
            .DistinctBy(row => row["filename_hr"])
            .ToDictionary(row => row["filename_hr"]);
        var rows = Rows(run.Split)
            .Select(row => (Part: row["part"], Row: balanced[int.Parse(row["row"], CultureInfo.InvariantCulture)]))
            .Select(row =>
                (
                    row.Part,
                    File: row.Row["filename_hr"],
                    row.Row,
                    Patient: recordings[row.Row["filename_hr"]]["patient_id"]
                )
            )
            .ToList();
        var part = PartOf().Match(field).Groups[1].Value;
        var wanted = rows.Where(row => row.Part == part).ToList();
        var copied = balanced.Where(row => row["synthetic"] == "True").Select(row => row["filename_hr"]).ToHashSet();
        return Text(
            field.Contains("recording is also", StringComparison.Ordinal)
                ? wanted.Count(row => rows.Any(other => other.Part == "train" && other.File == row.File))
            : field.Contains("patient is also", StringComparison.Ordinal)
                ? wanted.Count(row => rows.Any(other => other.Part == "train" && other.Patient == row.Patient))
            : field.Contains("balancing", StringComparison.Ordinal) ? wanted.Count(row => copied.Contains(row.File))
            : wanted.Count
        );
    }

    private string InRecordings(Match over)
    {
        var (column, what, file) = (over.Groups[1].Value, over.Groups[2].Value, over.Groups[3].Value);
        var predicted = Rows(Path.Combine(run.Root, file));
        var kept = over.Groups[4].Success ? Matching(predicted, over.Groups[4].Value) : predicted;
        var table = PtbXlTable.Read(run.Selected).Rows.DistinctBy(row => row.EcgId).ToDictionary(row => row.EcgId);
        var rows = kept.Select(row => int.Parse(row["ecg_id"], CultureInfo.InvariantCulture))
            .Distinct()
            .Select(id => table[id])
            .ToList();
        var ages = rows.Where(row => row.Age is not null).Select(row => row.Age!.Value).Order().ToList();
        return what switch
        {
            "number" => Text(rows.Count),
            "median" => ages[(ages.Count - 1) / 2].ToString("0.##", CultureInfo.InvariantCulture),
            "number with 1 (female)" => Text(rows.Count(row => row.Sex == 1)),
            "number with True" => Text(rows.Count(row => row.ValidatedByHuman == true)),
            "number with a first likelihood of 100" => Text(
                rows.Count(row =>
                    row.ScpCodes.ToString()!.IndexOf(": 100", StringComparison.Ordinal) is > 0 and var at
                    && !row.ScpCodes.ToString()![..at].Contains(',')
                )
            ),
            "number missing" => Text(rows.Count(row => column == "age" ? row.Age is null : row.Weight is null)),
            _ => throw new ArgumentException(what),
        };
    }

    private static List<Dictionary<string, string>> Matching(
        List<Dictionary<string, string>> rows,
        string conditions
    ) =>
        [
            .. rows.Where(row =>
                conditions.Split(" and ").All(condition => row[condition.Split(" = ")[0]] == condition.Split(" = ")[1])
            ),
        ];

    // The demo's tables have quotes only around a field with commas.
    private static List<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split(',');
        return
        [
            .. lines[1..]
                .Select(line =>
                    columns
                        .Zip(Field().Matches(line).Select(m => m.Groups[1].Value.Trim('"')))
                        .ToDictionary(p => p.First, p => p.Second)
                ),
        ];
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""(?:^|,)("[^"]*"|[^,]*)""")]
    private static partial Regex Field();

    [GeneratedRegex("part = (\\w+)")]
    private static partial Regex PartOf();

    [GeneratedRegex("^(\\w+): (.+) over the ecg_ids of (\\S+)(?: with (.+))?$")]
    private static partial Regex OverIds();
}
