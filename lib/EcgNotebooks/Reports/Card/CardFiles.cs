using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Reports.Card;

/// <summary>Writes the card of a network to its folder, and compares a stored card with what the run gives.</summary>
/// <param name="run">The run folder.</param>
internal sealed class CardFiles(RunFolder run)
{
    /// <summary>Writes card.json, card.md and card.html.</summary>
    /// <exception cref="EcgException">The run isn't evaluated, a file can't be read, or the folder can't be written.</exception>
    public ModelCard Write(NetworkKind network, CancellationToken cancellation)
    {
        using var held = run.Lock(default, cancellation);
        var (card, folder) = (ModelCard.Of(run, network), run.Of(network));
        AtomicFile.WriteText(folder.Card, CardJson.Write(card));
        AtomicFile.WriteText(folder.CardAs("md"), CardMarkdown.Write(card));
        AtomicFile.WriteText(folder.CardAs("html"), CardHtml.Write(card));
        return card;
    }

    /// <summary>Returns a line for each item of the stored card that differs from what the run gives; null if there is no card.</summary>
    /// <exception cref="EcgException">A file of the run or the card can't be read.</exception>
    public IReadOnlyList<string>? Differences(NetworkKind network)
    {
        var folder = run.Of(network);
        if (!NetworkFolder.CardExtensions.Any(extension => File.Exists(folder.CardAs(extension))))
        {
            return null;
        }

        ExclusiveFolder.ThrowIfTaken(run.Root);
        var card = ModelCard.Of(run, network);
        return
        [
            .. CardDifferences.OfJson(folder.Card, card),
            .. CardDifferences.OfLines(folder.CardAs("md"), CardMarkdown.Write(card), card, CardMarkdown.Line),
            .. CardDifferences.OfLines(folder.CardAs("html"), CardHtml.Write(card), card, CardHtml.Line),
        ];
    }
}
