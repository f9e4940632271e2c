using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Writes a comparison as JSON with stable names and order; every difference is first minus second.</summary>
internal static class PairedEvidenceJson
{
    public static string Write(PairedEvidence evidence) => MeasureWriter.Document(writer => Write(writer, evidence));

    /// <summary>Writes the properties of a comparison into an object that is open.</summary>
    public static void Write(MeasureWriter writer, PairedEvidence evidence)
    {
        writer.Json.WriteString("first", evidence.First);
        writer.Json.WriteString("second", evidence.Second);
        writer.Json.WriteString("part", PredictionsFile.PartName(evidence.Options.ReportOn));
        writer.Json.WriteString("chosen_on", PredictionsFile.PartName(evidence.Options.ThresholdFrom));
        writer.Json.WriteNumber("rows", evidence.Rows);
        BootstrapJson.Settings(writer, evidence.AtFixed.Differences);
        var kinds = MeasureKinds.All.Where(kind => !kind.NeedsThreshold());
        writer.Object("scores", () => BootstrapJson.Estimates(writer, evidence.AtFixed.Differences, kinds));
        writer.Object("roc_aucs_of_independent_rows", () => RocAucs(writer, evidence.RocAucsOfIndependentRows));
        writer.Object("roc_aucs_of_patients", () => RocAucs(writer, evidence.RocAucsOfPatients));
        writer.Object("at_fixed_threshold", () => Decisions(writer, evidence.AtFixed));
        writer.Object("at_chosen_thresholds", () => Decisions(writer, evidence.AtChosen));
    }

    private static void RocAucs(MeasureWriter writer, RocAucComparison comparison)
    {
        writer.Object("first", () => EvidenceJson.Auc(writer, comparison.First));
        writer.Object("second", () => EvidenceJson.Auc(writer, comparison.Second));
        writer.Number("covariance", comparison.Covariance);
        writer.Number("difference", comparison.Difference);
        BootstrapJson.Limits(writer, comparison.Interval);
        writer.Number("z", comparison.Z);
        writer.Number("p", comparison.P);
    }

    private static void Decisions(MeasureWriter writer, PairedDecisions decisions)
    {
        writer.Json.WriteNumber("first_threshold", decisions.FirstThreshold);
        writer.Json.WriteNumber("second_threshold", decisions.SecondThreshold);
        BootstrapJson.Estimates(writer, decisions.Differences, MeasureKinds.All.Where(kind => kind.NeedsThreshold()));
        writer.Object("mcnemar", () => McNemar(writer, decisions.McNemar));
    }

    private static void McNemar(MeasureWriter writer, McNemarTest test)
    {
        writer.Json.WriteNumber("both_right", test.BothCorrect);
        writer.Json.WriteNumber("only_first_right", test.OnlyFirstCorrect);
        writer.Json.WriteNumber("only_second_right", test.OnlySecondCorrect);
        writer.Json.WriteNumber("both_wrong", test.BothWrong);
        writer.Json.WriteNumber("exact_p", test.ExactP);
        writer.Object("chi_squared", () => Test(writer, test.ChiSquared));
        writer.Object("chi_squared_corrected", () => Test(writer, test.ChiSquaredCorrected));
    }

    private static void Test(MeasureWriter writer, TestResult result)
    {
        writer.Number("statistic", result.Statistic);
        writer.Number("p", result.P);
    }
}
