using System.Text.Json;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Evaluation;

/// <summary>
/// Two lists of scores of the same rows, with reference results of pROC, statsmodels, scikit-learn and SciPy.
/// </summary>
internal sealed record StatisticsGolden(JsonElement Json, ScoredLabels First, ScoredLabels Second)
{
    public static IReadOnlyList<StatisticsGolden> Cases() =>
        [
            .. Root()
                .GetProperty("cases")
                .EnumerateArray()
                .Select(c => new StatisticsGolden(c, Rows(c, "first"), Rows(c, "second"))),
        ];

    /// <summary>The published example of pROC.</summary>
    public static StatisticsGolden Asah()
    {
        var json = Root().GetProperty("aSAH");
        return new(json, Rows(json, "wfns"), Rows(json, "s100b"));
    }

    public double this[params string[] path] =>
        path.Aggregate(Json, (element, name) => element.GetProperty(name)).GetDouble();

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static ScoredLabels Rows(JsonElement json, string scores) =>
        new(Numbers(json.GetProperty("y_true")).Select(y => y == 1), Numbers(json.GetProperty(scores)));

    private static JsonElement Root()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("statistics.json")));
        return file.RootElement.Clone();
    }
}
