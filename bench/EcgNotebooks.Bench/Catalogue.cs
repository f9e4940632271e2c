namespace EcgNotebooks.Bench;

/// <summary>Finds and selects measurements.</summary>
internal static class Catalogue
{
    /// <summary>Returns the measurements of all families in this program, ordered by name.</summary>
    public static IReadOnlyList<Measurement> All() =>
        [
            .. typeof(Catalogue)
                .Assembly.GetTypes()
                .Where(type => type.IsClass && type.IsAssignableTo(typeof(IMeasurementFamily)))
                .SelectMany(type => ((IMeasurementFamily)Activator.CreateInstance(type)!).Measurements)
                .OrderBy(measurement => measurement.Name, StringComparer.Ordinal),
        ];

    /// <summary>Selects the measurements with the given names, or whose names begin with one that no measurement has; all if no name is given.</summary>
    /// <returns>The selected measurements in their order, and the given names that match no measurement.</returns>
    public static (IReadOnlyList<Measurement> Chosen, IReadOnlyList<string> Unknown) Choose(
        IReadOnlyList<Measurement> all,
        IReadOnlyList<string> names
    )
    {
        var chosen = all.Where(m => names.Count == 0 || names.Any(name => Selects(all, m.Name, name)));
        return ([.. chosen], [.. names.Where(name => !all.Any(m => Matches(m.Name, name)))]);
    }

    // The whole name of a measurement doesn't select train.cnn.step.bfloat16 with train.cnn.step.
    private static bool Selects(IReadOnlyList<Measurement> all, string measurement, string name) =>
        all.Any(m => m.Name == name) ? measurement == name : Matches(measurement, name);

    private static bool Matches(string measurement, string name) =>
        name.Length > 0 && measurement.StartsWith(name, StringComparison.Ordinal);
}
