using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Card;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests <c>ecg card</c>, and the comparison of a stored card, with the files that evaluations write to a run folder.</summary>
internal sealed class CardTarget : ITarget
{
    public string Name => "card";

    public string About => "reports of a run folder and its card, as read by 'ecg card' and 'ecg verify'";

    public int Share => 1;

    public IReadOnlyList<string> Words { get; } =
    [
        "null",
        "[]",
        "{}",
        "-1e999",
        "\"reasons\": {\"roc_auc\": 3}",
        "\"groups\": []",
        "\"checklists\": [{\"items\": {}}]",
        "|",
        "</p>",
    ];

    public IReadOnlyList<Sample> Samples(string data) =>
        [
            RunSamples.WithCard(
                data,
                "recipe.json",
                "cnn/bundle.json",
                "cnn/metrics.json",
                "cnn/evidence.json",
                "cnn/baseline.json",
                "cnn/groups.json",
                "cnn/usefulness.json",
                "cnn/card.json",
                "cnn/card.md"
            ),
        ];

    public void Read(string folder) => _ = new CardFiles(new RunFolder(folder)).Differences(NetworkKind.Cnn);
}
