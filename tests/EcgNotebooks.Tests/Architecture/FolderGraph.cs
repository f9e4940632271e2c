namespace EcgNotebooks.Tests.Architecture;

/// <summary>Which folders of an assembly use which: a folder is a namespace below the root's, and "" is the root itself.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<(string From, string To), SortedSet<string>> _edges = [];

    /// <summary>Makes the graph of an assembly whose namespaces follow its folders.</summary>
    /// <param name="uses">Which of its types uses which, as <see cref="TypeUses"/> reads them.</param>
    /// <param name="root">The namespace of the root folder.</param>
    public FolderGraph(IEnumerable<(TypeName User, TypeName Used)> uses, string root)
    {
        foreach (var (user, used) in uses)
        {
            if (Folder(user.Namespace, root) is not { } from)
            {
                continue;
            }

            Folders.Add(from);
            if (Folder(used.Namespace, root) is not { } to || from == to)
            {
                continue;
            }

            if (!_edges.TryGetValue((from, to), out var examples))
            {
                _edges.Add((from, to), examples = new(StringComparer.Ordinal));
            }

            examples.Add($"{user.Name} uses {used.Name}");
        }
    }

    /// <summary>All folders.</summary>
    public SortedSet<string> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>The folders at the top, in which all others lie.</summary>
    public IEnumerable<string> Tops => Folders.Select(Top).Distinct();

    /// <summary>The folders that a folder uses.</summary>
    public IEnumerable<string> UsedBy(string folder) =>
        _edges.Keys.Where(edge => edge.From == folder).Select(edge => edge.To).Order(StringComparer.Ordinal);

    /// <summary>The top folders that a top folder and the folders in it use.</summary>
    public IEnumerable<string> TopsUsedBy(string top) =>
        Folders
            .Where(folder => Top(folder) == top)
            .SelectMany(UsedBy)
            .Select(Top)
            .Where(used => used != top)
            .Distinct()
            .Order(StringComparer.Ordinal);

    /// <summary>A sentence for each use that goes from a folder to one that stands after it.</summary>
    /// <param name="order">The top folders; each may use those before it.</param>
    public IReadOnlyList<string> Against(IReadOnlyList<string> order)
    {
        var places = order.Select((top, i) => (top, i)).ToDictionary(place => place.top, place => place.i);
        return
        [
            .. _edges
                .Where(edge => places[Top(edge.Key.To)] > places[Top(edge.Key.From)])
                .Select(edge => Sentence(edge.Key)),
        ];
    }

    /// <summary>A sentence for each use that lies on a cycle of folders, those within one top folder included.</summary>
    public IReadOnlyList<string> OnCycles() =>
        [.. _edges.Keys.Where(edge => Reaches(edge.To, edge.From, [])).Select(Sentence).Order(StringComparer.Ordinal)];

    /// <summary>The first part of a folder's path.</summary>
    public static string Top(string folder) => folder.Split('.')[0];

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && UsedBy(from).Any(next => Reaches(next, to, seen)));

    private string Sentence((string From, string To) edge) =>
        $"{Name(edge.From)} -> {Name(edge.To)}: {string.Join(", ", _edges[edge])}";

    private static string Name(string folder) => folder.Length == 0 ? "the root" : folder;

    private static string? Folder(string type, string root) =>
        type == root ? ""
        : type.StartsWith(root + ".", StringComparison.Ordinal) ? type[(root.Length + 1)..]
        : null;
}
