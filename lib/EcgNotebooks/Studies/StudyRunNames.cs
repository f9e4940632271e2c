using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>Short names for the runs of a study, made only of what distinguishes them; seeds are left out.</summary>
internal sealed class StudyRunNames
{
    private static readonly IReadOnlyList<(string Heading, Func<StudyRun, string> Name)> _columns =
    [
        ("recipe", run => run.RecipeName),
        ("balancing", run => run.Recipe.BalancingMethod.CommandName()),
        ("leads", run => StudyRun.LeadsName(run.Leads)),
        ("network", run => run.Network.FolderName()),
    ];

    private readonly IReadOnlyList<(string Heading, Func<StudyRun, string> Name)> _parts;

    public StudyRunNames(IEnumerable<StudyRun> runs)
    {
        StudyRun[] all = [.. runs];
        // If the study doesn't vary the balancing, it follows from the recipe and isn't part of the names.
        var chosen = _columns.Where(part => part.Heading != "balancing" || all.Any(run => run.Balancing is not null));
        _parts = [.. chosen.Where(part => all.Select(part.Name).Distinct().Count() > 1)];
        _parts = _parts.Count > 0 ? _parts : [_columns[0]];
    }

    /// <summary>Heading for the names, such as leads.</summary>
    public string Heading => string.Join(", ", _parts.Select(part => part.Heading));

    public string Of(StudyRun run) => string.Join(", ", _parts.Select(part => part.Name(run)));
}
