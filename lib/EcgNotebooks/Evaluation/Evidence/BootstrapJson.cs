using System.Text.Json;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Writes results of the patient-level bootstrap as JSON.</summary>
internal static class BootstrapJson
{
    /// <summary>Writes the number of patients and the options of the bootstrap.</summary>
    public static void Settings(MeasureWriter writer, BootstrapResult result)
    {
        writer.Json.WriteNumber("patients", result.Patients);
        writer.Object(
            "bootstrap",
            () =>
            {
                writer.Json.WriteString("unit", "patient");
                writer.Json.WriteString(
                    "interval",
                    JsonNamingPolicy.SnakeCaseLower.ConvertName(result.Method.ToString())
                );
                writer.Json.WriteNumber("resamples", result.Options.Resamples);
                writer.Json.WriteNumber("level", result.Options.Level);
                writer.Json.WriteNumber("seed", result.Options.Seed);
            }
        );
    }

    /// <summary>Writes one object per measure.</summary>
    public static void Estimates(MeasureWriter writer, BootstrapResult result, IEnumerable<MeasureKind> kinds)
    {
        foreach (var kind in kinds)
        {
            writer.Object(
                JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()),
                () => Estimate(writer, result[kind])
            );
        }
    }

    /// <summary>Writes both limits of an interval.</summary>
    public static void Limits(MeasureWriter writer, Interval interval)
    {
        writer.Number("lower", interval.LowerMeasure);
        writer.Number("upper", interval.UpperMeasure);
    }

    private static void Estimate(MeasureWriter writer, BootstrapEstimate estimate)
    {
        writer.Number("value", estimate.Value);
        Limits(writer, estimate.Interval);
        writer.Number("standard_error", estimate.StandardError);
        writer.Json.WriteNumber("undefined_resamples", estimate.Undefined);
    }
}
