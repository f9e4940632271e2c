namespace EcgNotebooks.Fuzz;

/// <summary>Finds and selects readers.</summary>
internal static class Catalogue
{
    /// <summary>Returns all readers of this program, ordered by name.</summary>
    public static IReadOnlyList<ITarget> All() =>
        [
            .. typeof(Catalogue)
                .Assembly.GetTypes()
                .Where(type => type.IsClass && type.IsAssignableTo(typeof(ITarget)))
                .Select(type => (ITarget)Activator.CreateInstance(type)!)
                .OrderBy(target => target.Name, StringComparer.Ordinal),
        ];

    /// <summary>Returns the readers with the given names, or all if no name is given.</summary>
    /// <exception cref="EcgException">A name isn't that of a reader.</exception>
    public static IReadOnlyList<ITarget> Named(IReadOnlyList<string> names)
    {
        var all = All();
        var unknown = names.Where(name => all.All(target => target.Name != name)).ToList();
        return unknown.Count == 0
            ? [.. all.Where(target => names.Count == 0 || names.Contains(target.Name))]
            : throw new EcgException($"there is no reader {string.Join(", ", unknown)}.", "Use --list to see all.");
    }

    /// <summary>Returns a reader's share of the inputs, at least one.</summary>
    public static long InputsOf(ITarget target, IReadOnlyList<ITarget> chosen, long inputs) =>
        Math.Max(1, inputs * target.Share / chosen.Sum(other => (long)other.Share));
}
