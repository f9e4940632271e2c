namespace EcgNotebooks.Simulation;

/// <summary>The age of a myocardial infarction.</summary>
internal enum InfarctAge
{
    /// <summary>Hours: raised ST segments (stadium I).</summary>
    Acute,

    /// <summary>Days to weeks: inverted T waves (stadium II).</summary>
    Recent,

    /// <summary>Months or years: the scar's Q waves (stadium III).</summary>
    Old,
}
