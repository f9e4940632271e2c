using EcgNotebooks.Experiments;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Explains the data leakage of a run.</summary>
internal static class LeakText
{
    /// <summary>Returns a sentence for each leak that was found, and what can be done; none without leaks.</summary>
    public static IReadOnlyList<string> Sentences(Recipe recipe, ProcessReport report)
    {
        var leaks = report.FoundLeaks;
        return leaks.Count == 0
            ? []
            :
            [
                .. leaks.Select(leak =>
                    $"data leakage in the {recipe.Name} recipe: {Affected(leak.Value)} {Explained(leak.Key, leak.Value)}."
                ),
                $"the {recipe.Name} recipe keeps this leakage on purpose, so results can be better than on new patients; --recipe {Recipe.LeakFree.Name} has none.",
            ];
    }

    private static string Affected(int rows) =>
        rows == 1 ? "1 validation or test row" : $"{rows:N0} validation and test rows";

    private static string Explained(Leaks leak, int rows)
    {
        var (are, were) = rows == 1 ? ("is", "was") : ("are", "were");
        return leak switch
        {
            Leaks.BalancedOutsideTrain =>
                $"{were} used for balancing or made by it, so the training rows were drawn with knowledge of them",
            Leaks.SharedRecording =>
                $"{are} of a recording that an earlier part has, too, so the network is tested on what it has learned",
            _ =>
                $"{are} of a patient who is in an earlier part, too, so the network may recognize the patient instead of the disease",
        };
    }
}
