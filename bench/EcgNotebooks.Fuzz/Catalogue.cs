namespace EcgNotebooks.Fuzz;

/// <summary>Finds readers.</summary>
internal static class Catalogue
{
    /// <summary>All of this program, by name.</summary>
    public static IReadOnlyList<ITarget> All() =>
        [
            .. typeof(Catalogue)
                .Assembly.GetTypes()
                .Where(type => type.IsClass && type.IsAssignableTo(typeof(ITarget)))
                .Select(type => (ITarget)Activator.CreateInstance(type)!)
                .OrderBy(target => target.Name, StringComparer.Ordinal),
        ];

    /// <summary>The named ones, or all.</summary>
    /// <exception cref="EcgException">A name is none of a reader.</exception>
    public static IReadOnlyList<ITarget> Named(IReadOnlyList<string> names)
    {
        var all = All();
        var unknown = names.Where(name => all.All(target => target.Name != name)).ToList();
        return unknown.Count == 0
            ? [.. all.Where(target => names.Count == 0 || names.Contains(target.Name))]
            : throw new EcgException($"no reader {string.Join(", ", unknown)}.", "See --list.");
    }

    /// <summary>How many of the inputs each of the readers gets, at least its samples' worth of one.</summary>
    public static long InputsOf(ITarget target, IReadOnlyList<ITarget> chosen, long inputs) =>
        Math.Max(1, inputs * target.Share / chosen.Sum(other => (long)other.Share));
}
