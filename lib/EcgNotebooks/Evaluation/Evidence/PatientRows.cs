namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Labels and scores of one part of the split, with the patient id of each row.</summary>
internal sealed record PatientRows(ScoredLabels Scored, int[] Patients)
{
    /// <summary>Returns the rows of one part.</summary>
    /// <exception cref="EcgException">The part has no predictions.</exception>
    public static PatientRows Of(Predictions predictions, Part part)
    {
        var rows = Evaluator.Rows(predictions, part);
        return new(rows.ToScoredLabels(), [.. rows.Select(row => row.PatientId)]);
    }
}
