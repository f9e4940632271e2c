using System.Globalization;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Reports.Claims;

/// <summary>Writes the verdict on the published claims as one self-contained HTML page.</summary>
/// <param name="reproduction">The verdict.</param>
internal sealed class ReproductionPage(Reproduction reproduction)
{
    private static readonly string[] _questions =
    [
        "reproduced?",
        "above the majority class?",
        "above age and sex?",
        "above both without the leaks?",
    ];

    public string ToHtml()
    {
        var page = new Page("Are the published figures reproduced, and what do they say?");
        Introduction(page);
        Answers(page);
        foreach (var claim in reproduction.Claims)
        {
            Claim(page, claim);
        }

        Steps(page);
        Files(page);
        return page.ToHtml();
    }

    private void Introduction(Page page)
    {
        var study = reproduction.Study;
        if (reproduction.Simulated)
        {
            page.Add("<div class=\"note\">")
                .AddParagraph(
                    "These are simulated data, made by this project's demo. The page shows how the question is asked; it says nothing about the published figures. Run the command on PTB-XL for an answer."
                )
                .Add("</div>");
        }

        page.AddParagraph(
            "The README \"PTB-XL ECG Classifier\" states three figures for telling inferior infarctions from normal ECGs in lead I. This page trains its recipe again, and the recipe without its flaws, and asks four questions of each figure. A classifier that always answers with the more frequent class, and a logistic regression on age and sex that sees no ECG, are what a figure has to beat to say anything about ECGs."
        );
        page.AddParagraph(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Trainings(study.Seeds.Count)}. The 95 % intervals come from resampling the test patients 2,000 times. \"Not shown\" means that the interval of the difference holds 0, so that these recordings leave the question open."
            )
        );
    }

    private string Trainings(int seeds) =>
        seeds == 1
            ? $"Each value is that of one training with {Epochs()}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Each value is the mean of {seeds} trainings that differ in their seed, each with {Epochs()}"
            );

    private string Epochs() =>
        reproduction.Study.Epochs is { } epochs
            ? string.Create(CultureInfo.InvariantCulture, $"{epochs} {(epochs == 1 ? "epoch" : "epochs")}")
            : "the epochs of the recipe";

    private void Answers(Page page) =>
        page.AddHeading("The answers")
            .AddTable(
                ["the README states", .. _questions],
                reproduction.Claims.Select(claim =>
                    (IReadOnlyList<string>)
                        [Page.Text(claim.Claim.Statement), .. claim.Answers.Select(answer => Word(answer.Verdict))]
                )
            )
            .Add(reproduction.Comparison.ToFigureWithBaselines().ToSvg());

    private void Claim(Page page, ClaimReport report)
    {
        page.AddHeading(report.Claim.Statement);
        foreach (var answer in report.Answers)
        {
            page.Add($"<h3>{Page.Text(answer.Question)}</h3>")
                .Add($"<p>{Word(answer.Verdict)}. {Page.Text(answer.Sentence)}</p>")
                .AddTable(
                    ["number", "value (95 %)", "over the seeds", "from"],
                    answer.Numbers.Select(number =>
                        (IReadOnlyList<string>)
                            [
                                Page.Text(number.Name),
                                Page.Text(number.Text()),
                                Page.Text(number.SeedsText()),
                                Links(number.From),
                            ]
                    )
                );
        }
    }

    private void Steps(Page page) =>
        page.AddHeading("The ablation study")
            .AddParagraph(
                "Each step removes one flaw more of the published recipe and keeps what the steps before it removed; leak-free is the recipe with PTB-XL's own folds. Accuracies are at the threshold that the recipe chooses."
            )
            .AddTable(reproduction.Comparison.ToTable())
            .AddParagraph("The same test rows without an ECG: a logistic regression on age and sex.")
            .AddTable(reproduction.Comparison.ToBaselines())
            .Add(reproduction.Comparison.ToFigure(MeasureKind.Accuracy).ToSvg());

    private void Files(Page page) =>
        page.AddHeading("Where the numbers come from")
            .AddParagraph(
                "Every number on this page is computed from these predictions alone; 'ecg verify' computes it again and names the file that was changed."
            )
            .AddParagraph($"SHA-256 of the dataset's table: {reproduction.TableDigest}")
            .AddTable(
                ["predictions", "SHA-256"],
                reproduction.Files.Select(file =>
                    (IReadOnlyList<string>)[Link(file.File, file.File), $"<code>{Page.Text(file.Sha256)}</code>"]
                )
            );

    private static string Word(Verdict verdict)
    {
        var colour = verdict switch
        {
            Verdict.Yes => "good",
            Verdict.No => "bad",
            _ => "fair",
        };
        return $"<b class=\"{colour}\">{ClaimJudge.Word(verdict)}</b>";
    }

    // The runs of a number differ only in their seed, so that the seed is name enough.
    private string Links(IReadOnlyList<string> files) =>
        string.Join(", ", files.Select((file, i) => Link(file, $"seed {reproduction.Study.Seeds[i]}")));

    private static string Link(string file, string text) => $"<a href=\"{Page.Text(file)}\">{Page.Text(text)}</a>";
}
