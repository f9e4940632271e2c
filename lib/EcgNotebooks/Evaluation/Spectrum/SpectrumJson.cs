using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>Writes the results on discarded recordings as JSON with stable names and order.</summary>
internal static class SpectrumJson
{
    public static string Write(SpectrumEvidence evidence) =>
        MeasureWriter.Document(writer =>
        {
            writer.Json.WriteNumber("threshold", evidence.Threshold);
            writer.Json.WriteNumber("level", evidence.Level);
            writer.Json.WriteString("interval", "Wilson, effective number of recordings");
            writer.Object("recordings", () => Recordings(writer, evidence));
            writer.Object("false_alarms", () => Write(writer, evidence.FalseAlarms));
            writer.Object("sensitivity", () => Write(writer, evidence.Sensitivity));
        });

    private static void Recordings(MeasureWriter writer, SpectrumEvidence evidence)
    {
        writer.Json.WriteNumber("discarded", evidence.Discarded.Values.Sum());
        foreach (var (use, count) in evidence.Discarded)
        {
            writer.Json.WriteNumber(SpectrumFile.NameOf(use), count);
        }

        writer.Json.WriteNumber("test_of_training_patients", evidence.TestOfTrainingPatients);
    }

    private static void Write(MeasureWriter writer, FalseAlarms alarms)
    {
        writer.Object("test", () => Write(writer, alarms.Test));
        writer.Object("discarded", () => Write(writer, alarms.Discarded));
        Groups(writer, "superclasses", alarms.Superclasses);
        Groups(writer, "codes", alarms.Codes);
    }

    private static void Write(MeasureWriter writer, InferiorSensitivity sensitivity)
    {
        writer.Object("test", () => Write(writer, sensitivity.Test));
        Groups(writer, "statements", sensitivity.Statements);
        Groups(writer, "stages", sensitivity.Stages);
    }

    private static void Groups(MeasureWriter writer, string name, IEnumerable<SpectrumGroup> groups) =>
        writer.Object(
            name,
            () =>
            {
                foreach (var group in groups)
                {
                    writer.Object(group.Name, () => Write(writer, group));
                }
            }
        );

    private static void Write(MeasureWriter writer, SpectrumGroup group)
    {
        if (group.Superclass is { } superclass)
        {
            writer.Json.WriteString("superclass", superclass);
        }

        writer.Json.WriteNumber("recordings", group.Recordings);
        writer.Json.WriteNumber("patients", group.Patients);
        writer.Object("at_chosen_threshold", () => Write(writer, group.AtChosen));
        writer.Object("at_fixed_threshold", () => Write(writer, group.AtFixed));
    }

    private static void Write(MeasureWriter writer, ClusteredProportion share)
    {
        writer.Json.WriteNumber("count", share.Count);
        writer.Number("value", share.Value);
        BootstrapJson.Limits(writer, share.Interval);
        writer.Json.WriteNumber("effective_recordings", share.EffectiveRows);
    }
}
