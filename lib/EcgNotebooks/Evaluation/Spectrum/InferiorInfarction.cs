namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>The statements of an inferior infarction.</summary>
internal static class InferiorInfarction
{
    /// <summary>Inferior infarction, and inferior infarction that reaches the lateral wall, the posterior wall, or both.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["IMI", "ILMI", "IPMI", "IPLMI"];

    /// <summary>
    /// Returns whether one of the codes is of an inferior infarction, whatever its likelihood: an alarm is then no false alarm.
    /// </summary>
    public static bool IsAmong(IEnumerable<string> codes) => codes.Any(Codes.Contains);
}
