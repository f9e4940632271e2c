namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>One part's labels and scores with the patient of each row.</summary>
internal sealed record PatientRows(ScoredLabels Scored, int[] Patients)
{
    /// <exception cref="EcgException">No prediction is of that part.</exception>
    public static PatientRows Of(Predictions predictions, Part part)
    {
        var rows = Evaluator.Rows(predictions, part);
        return new(rows.ToScoredLabels(), [.. rows.Select(row => row.PatientId)]);
    }
}
