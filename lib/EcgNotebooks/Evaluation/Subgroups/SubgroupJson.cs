using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>Writes results by group as JSON with stable names and order.</summary>
internal static class SubgroupJson
{
    public static string Write(SubgroupEvidence evidence) =>
        MeasureWriter.Document(writer =>
        {
            writer.Json.WriteNumber("threshold", evidence.Threshold);
            writer.Json.WriteNumber("level", evidence.Level);
            writer.Json.WriteNumber("fewest_rows", SubgroupResult.FewestRows);
            foreach (var variable in evidence.Variables)
            {
                writer.Object(Name(variable.Name), () => Write(writer, variable));
            }
        });

    private static void Write(MeasureWriter writer, SubgroupTable variable)
    {
        writer.Json.WriteNumber("unknown", variable.Unknown);
        writer.Object(
            "groups",
            () =>
            {
                foreach (var group in variable.Groups)
                {
                    writer.Object(group.Group, () => Write(writer, group));
                }
            }
        );
        if (variable.Gap is { } gap)
        {
            writer.Object(
                "largest_gap",
                () =>
                {
                    writer.Json.WriteString("best", gap.Best);
                    writer.Json.WriteString("worst", gap.Worst);
                    writer.Json.WriteNumber("difference", gap.Difference);
                    writer.Json.WriteNumber("p", gap.P);
                    writer.Json.WriteNumber("p_corrected", variable.CorrectedP ?? gap.P);
                }
            );
        }
    }

    private static void Write(MeasureWriter writer, SubgroupResult group)
    {
        writer.Json.WriteNumber("rows", group.Rows);
        writer.Json.WriteNumber("patients", group.Patients);
        writer.Json.WriteNumber("positives", group.Positives);
        writer.Object("roc_auc", () => Estimate(writer, group.RocAuc.Auc, group.RocAuc.Interval));
        writer.Object("sensitivity", () => Estimate(writer, group.Sensitivity.Value, group.Sensitivity.Interval));
        writer.Object("specificity", () => Estimate(writer, group.Specificity.Value, group.Specificity.Interval));
        writer.Object(
            "calibration_in_the_large",
            () => Estimate(writer, group.Calibration.Value, group.Calibration.Interval)
        );
    }

    private static void Estimate(MeasureWriter writer, Measure value, Interval interval)
    {
        writer.Number("value", value);
        BootstrapJson.Limits(writer, interval);
    }

    private static string Name(string name) => name.Replace(' ', '_');
}
