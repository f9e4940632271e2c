namespace EcgNotebooks.Reports.Claims;

/// <summary>One question about a claim, its answer, and the numbers that the answer rests on.</summary>
/// <param name="Question">The question.</param>
/// <param name="Verdict">The answer in a word.</param>
/// <param name="Sentence">The answer in a sentence, computed from the numbers.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record ClaimAnswer(
    string Question,
    Verdict Verdict,
    string Sentence,
    IReadOnlyList<SourcedNumber> Numbers
);

/// <summary>A claim with the answers to all questions about it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Answers">The answers.</param>
internal sealed record ClaimReport(PublishedClaim Claim, IReadOnlyList<ClaimAnswer> Answers);
