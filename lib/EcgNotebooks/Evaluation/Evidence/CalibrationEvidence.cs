using EcgNotebooks.Evaluation.Calibration;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>How far probabilities can be believed, as they are and at a fitted temperature.</summary>
/// <param name="AsPredicted">Of the network's own probabilities.</param>
/// <param name="Temperature">Fitted on the rows that choose; null where one class is missing there.</param>
/// <param name="AtTemperature">Of the probabilities at that temperature; null without one.</param>
public sealed record CalibrationEvidence(
    CalibrationFigures AsPredicted,
    Temperature? Temperature,
    CalibrationFigures? AtTemperature
)
{
    internal static CalibrationEvidence Of(ScoredLabels chosenOn, ScoredLabels reported, ReliabilityOptions bins)
    {
        var asPredicted = CalibrationFigures.Of(reported, bins);
        if (chosenOn.MissingClass is not null)
        {
            return new(asPredicted, null, null);
        }

        var temperature = TemperatureScaling.Fit(chosenOn);
        return new(asPredicted, temperature, CalibrationFigures.Of(temperature.Apply(reported), bins));
    }
}
