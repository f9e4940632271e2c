namespace EcgNotebooks.Bench;

/// <summary>One thing that can be measured.</summary>
/// <param name="Name">The name that scripts ask for, family first: csv.full.</param>
/// <param name="About">What is measured, in one line.</param>
/// <param name="Take">Prepares the input, which isn't timed, and measures.</param>
internal sealed record Measurement(string Name, string About, Func<Measured> Take);

/// <summary>Measurements that belong together; every class of this kind is found by itself.</summary>
internal interface IMeasurementFamily
{
    /// <summary>The family's measurements.</summary>
    IEnumerable<Measurement> Measurements { get; }
}
