using EcgNotebooks.Experiments;

namespace EcgNotebooks.Reports.Claims;

/// <summary>A figure that the published README "PTB-XL ECG Classifier" states.</summary>
/// <param name="Id">Identifier in reproduction.json.</param>
/// <param name="Statement">What the README states, in a sentence.</param>
/// <param name="Network">The network that the figure is about.</param>
/// <param name="Accuracy">The stated accuracy on the test rows; null where the figure is a threshold.</param>
/// <param name="HalfUnit">Half a unit of the last digit that the README states: the figure may have been rounded by so much.</param>
/// <param name="Threshold">The threshold at which a score counts as an infarction: 0.5, or the stated one.</param>
internal sealed record PublishedClaim(
    string Id,
    string Statement,
    NetworkKind Network,
    double? Accuracy,
    double HalfUnit,
    double Threshold
)
{
    /// <summary>Returns whether an interval holds a value that is stated as this accuracy after rounding.</summary>
    public bool IsHeldBy(double lower, double upper) => lower - HalfUnit <= Accuracy && Accuracy <= upper + HalfUnit;

    /// <summary>The three figures of the README.</summary>
    public static IReadOnlyList<PublishedClaim> All { get; } =
    [
        new("cnn-accuracy", "The CNN has a test accuracy of 70.7 %.", NetworkKind.Cnn, 0.707, 0.0005, 0.5),
        new("crnn-accuracy", "The CRNN has a test accuracy of 71 %.", NetworkKind.Crnn, 0.71, 0.005, 0.5),
        new("crnn-threshold", "The best threshold of the CRNN is 0.8188.", NetworkKind.Crnn, null, 0, 818.0 / 999),
    ];
}
