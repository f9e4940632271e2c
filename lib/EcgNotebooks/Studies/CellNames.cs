using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>Short names for the cells of a study: what tells them apart, seeds aside, and nothing else.</summary>
internal sealed class CellNames
{
    private static readonly IReadOnlyList<(string Heading, Func<StudyCell, string> Name)> Parts =
    [
        ("recipe", cell => cell.RecipeName),
        ("balancing", cell => cell.Recipe.BalancingRule.CommandName()),
        ("leads", cell => StudyCell.LeadsName(cell.Leads)),
        ("network", cell => cell.Network.FolderName()),
    ];

    private readonly IReadOnlyList<(string Heading, Func<StudyCell, string> Name)> _parts;

    public CellNames(IEnumerable<StudyCell> cells)
    {
        StudyCell[] all = [.. cells];
        // A recipe's own balancing is no choice of the study.
        var chosen = Parts.Where(part => part.Heading != "balancing" || all.Any(cell => cell.Balancing is not null));
        _parts = [.. chosen.Where(part => all.Select(part.Name).Distinct().Count() > 1)];
        _parts = _parts.Count > 0 ? _parts : [Parts[0]];
    }

    /// <summary>What the names are of, such as leads.</summary>
    public string Heading => string.Join(", ", _parts.Select(part => part.Heading));

    public string Of(StudyCell cell) => string.Join(", ", _parts.Select(part => part.Name(cell)));
}
