namespace EcgNotebooks.Bench;

/// <summary>A measurement of the benchmark.</summary>
/// <param name="Name">The name on the command line, beginning with the family, such as csv.full.</param>
/// <param name="About">A description in one line.</param>
/// <param name="Take">Prepares the input, which isn't timed, and measures.</param>
internal sealed record Measurement(string Name, string About, Func<Measured> Take);

/// <summary>A group of related measurements; all implementations are discovered through reflection.</summary>
internal interface IMeasurementFamily
{
    /// <summary>The measurements of the family.</summary>
    IEnumerable<Measurement> Measurements { get; }
}
