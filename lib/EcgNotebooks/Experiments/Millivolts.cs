namespace EcgNotebooks.Experiments;

/// <summary>Units of voltage, as recordings write them.</summary>
internal static class Millivolts
{
    /// <summary>The unit of networks.</summary>
    public const string Name = "mV";

    /// <summary>Millivolts in one of the unit; null where it is no unit of voltage.</summary>
    public static double? In(string unit) =>
        unit.Trim() switch
        {
            Name or "mv" => 1,
            // The micro sign and the Greek letter are two characters.
            "uV" or "uv" or "\u00B5V" or "\u03BCV" => 1e-3,
            "V" or "v" => 1e3,
            _ => null,
        };
}
