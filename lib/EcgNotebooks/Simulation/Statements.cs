using System.Globalization;

namespace EcgNotebooks.Simulation;

/// <summary>Determines the SCP-ECG statements of a planned recording.</summary>
internal static class Statements
{
    /// <summary>Returns the field scp_codes: a Python dictionary of codes and likelihoods in percent, 0 where unknown.</summary>
    public static string Field(SimulatedRecording recording) =>
        "{"
        + string.Join(
            ", ",
            Of(recording).Select(s => string.Create(CultureInfo.InvariantCulture, $"'{s.Code}': {s.Likelihood:F1}"))
        )
        + "}";

    /// <summary>Returns the codes and likelihoods in the order of the field.</summary>
    public static IEnumerable<(string Code, double Likelihood)> Of(SimulatedRecording recording)
    {
        var patient = recording.Patient;
        var disturbed = recording.Disturbances;
        if (patient.First is { } first)
        {
            yield return (CodeOf(first), 100);
        }

        yield return (CodeOf(patient.Condition), Likelihood(recording));
        foreach (var code in FurtherStatements(patient))
        {
            yield return code;
        }

        if (disturbed.ExtraBeat != ExtraBeat.None)
        {
            yield return disturbed.ExtraBeat == ExtraBeat.Ventricular ? ("PVC", 100) : ("PAC", 0);
        }

        yield return (RhythmOf(recording), 0);
    }

    private static IEnumerable<(string Code, double Likelihood)> FurtherStatements(SimulatedPatient patient)
    {
        if (patient.Condition is Condition.InferiorInfarction or Condition.AnteriorInfarction)
        {
            yield return patient.Severity > 0.85 ? ("QWAVE", 0) : ("ABQRS", 0);
        }

        if (patient.Condition == Condition.LeftHypertrophy)
        {
            yield return patient.Severity > 0.6 ? ("ISC_", 100) : ("VCLVH", 0);
        }
    }

    private static double Likelihood(SimulatedRecording recording)
    {
        var patient = recording.Patient;
        if (patient.Condition == Condition.Normal)
        {
            return recording.Disturbances.ExtraBeat != ExtraBeat.None ? 50
                : RhythmOf(recording) == "SR" && patient.Index % 8 != 0 ? 100
                : 80;
        }

        return patient.Condition is not (Condition.InferiorInfarction or Condition.AnteriorInfarction)
            ? 100
            : patient.Severity switch
            {
                < 0.38 => 15,
                < 0.48 => 35,
                < 0.62 => 50,
                < 0.72 => 80,
                _ => 100,
            };
    }

    private static string CodeOf(Condition condition) =>
        condition switch
        {
            Condition.Normal => "NORM",
            Condition.InferiorInfarction => "IMI",
            Condition.AnteriorInfarction => "AMI",
            Condition.LeftHypertrophy => "LVH",
            Condition.RightBundleBranchBlock => "CRBBB",
            Condition.LeftAnteriorBlock => "LAFB",
            _ => "NDT",
        };

    private static string RhythmOf(SimulatedRecording recording) =>
        recording switch
        {
            { HeartRate: < 57 } => "SBRAD",
            { HeartRate: > 100 } => "STACH",
            { Variability: > 0.055 } => "SARRH",
            _ => "SR",
        };
}
