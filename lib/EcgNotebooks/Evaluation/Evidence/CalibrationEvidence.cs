using EcgNotebooks.Evaluation.Calibration;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Calibration of the probabilities, as predicted and after temperature scaling.</summary>
/// <param name="AsPredicted">Calibration measures of the network's own probabilities.</param>
/// <param name="Temperature">Temperature fitted on the rows for choosing; null where one class is missing there.</param>
/// <param name="AtTemperature">Calibration measures of the probabilities at that temperature; null if there is none.</param>
internal sealed record CalibrationEvidence(
    CalibrationMeasures AsPredicted,
    Temperature? Temperature,
    CalibrationMeasures? AtTemperature
)
{
    internal static CalibrationEvidence Of(ScoredLabels chosenOn, ScoredLabels reported, ReliabilityOptions bins)
    {
        var asPredicted = CalibrationMeasures.Of(reported, bins);
        if (chosenOn.MissingClass is not null)
        {
            return new(asPredicted, null, null);
        }

        var temperature = TemperatureScaling.Fit(chosenOn);
        return new(asPredicted, temperature, CalibrationMeasures.Of(temperature.Apply(reported), bins));
    }
}
