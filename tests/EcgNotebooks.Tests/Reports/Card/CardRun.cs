using System.Text.Json.Nodes;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Card;
using EcgNotebooks.Tests.Experiments;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Reports.Card;

/// <summary>A copy of the evaluated run with everything that can be asked for beside its results.</summary>
internal sealed class CardRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CardRun(EvaluatedRun made, bool isWhole = true)
    {
        Run = made.CopyTo(_folder);
        var experiment = new Experiment(Run);
        experiment.CompareWithBaseline(
            NetworkKind.Cnn,
            new() { Resamples = 100 },
            TestContext.Current.CancellationToken
        );
        if (isWhole)
        {
            AskForAll();
        }
    }

    public RunFolder Run { get; }

    public NetworkFolder Cnn => Run.Of(NetworkKind.Cnn);

    public void AskForAll()
    {
        var experiment = new Experiment(Run);
        experiment.ReportGroups(NetworkKind.Cnn, new(), TestContext.Current.CancellationToken);
        experiment.ReportUsefulness(NetworkKind.Cnn, 0.02, TestContext.Current.CancellationToken);
    }

    public ModelCard Write() => new CardFiles(Run).Write(NetworkKind.Cnn, TestContext.Current.CancellationToken);

    /// <summary>Writes the card and returns card.json's items, each with its checklist.</summary>
    public IEnumerable<(string List, JsonNode Item)> Items()
    {
        Write();
        var card = JsonNode.Parse(File.ReadAllText(Cnn.Card))!;
        return card["checklists"]!
            .AsArray()
            .SelectMany(list => list!["items"]!.AsArray().Select(item => ((string)list["name"]!, item!)));
    }

    public void Dispose() => _folder.Dispose();
}
