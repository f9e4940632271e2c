using EcgNotebooks.Reports;
using EcgNotebooks.Reports.Claims;

namespace EcgNotebooks.Cli.Reproductions;

/// <summary>Writes the verdict on the published claims as text.</summary>
internal static class ReproductionText
{
    public static void Write(TextWriter output, ReproductionFolder folder, Reproduction reproduction)
    {
        if (reproduction.Simulated)
        {
            output.WriteLine("Simulated data: these answers say nothing about the published figures.");
        }

        foreach (var report in reproduction.Claims)
        {
            output.WriteLine();
            output.WriteLine(report.Claim.Statement);
            foreach (var answer in report.Answers)
            {
                output.WriteLine($"  {answer.Question} {ClaimJudge.Word(answer.Verdict)}");
                output.WriteLine($"    {answer.Sentence}");
            }
        }

        output.WriteLine();
        output.WriteLine(reproduction.Comparison.ToTable());
        output.WriteLine();
        output.WriteLine($"{folder.Page}: the page");
        output.WriteLine($"{folder.Json}: the same numbers, each with the predictions it comes from");
    }
}
