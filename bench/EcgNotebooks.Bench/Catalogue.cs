namespace EcgNotebooks.Bench;

/// <summary>Finds measurements.</summary>
internal static class Catalogue
{
    /// <summary>Those of every family in this program, by name.</summary>
    public static IReadOnlyList<Measurement> All() =>
        [
            .. typeof(Catalogue)
                .Assembly.GetTypes()
                .Where(type => type.IsClass && type.IsAssignableTo(typeof(IMeasurementFamily)))
                .SelectMany(type => ((IMeasurementFamily)Activator.CreateInstance(type)!).Measurements)
                .OrderBy(measurement => measurement.Name, StringComparer.Ordinal),
        ];

    /// <summary>Those whose name is given or begins with what is given; all where nothing is.</summary>
    /// <returns>The chosen in their order, each once, and the names that choose none.</returns>
    public static (IReadOnlyList<Measurement> Chosen, IReadOnlyList<string> Unknown) Choose(
        IReadOnlyList<Measurement> all,
        IReadOnlyList<string> names
    )
    {
        var chosen = all.Where(m => names.Count == 0 || names.Any(name => Matches(m.Name, name)));
        return ([.. chosen], [.. names.Where(name => !all.Any(m => Matches(m.Name, name)))]);
    }

    private static bool Matches(string measurement, string name) =>
        name.Length > 0 && measurement.StartsWith(name, StringComparison.Ordinal);
}
