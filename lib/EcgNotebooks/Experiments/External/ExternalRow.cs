namespace EcgNotebooks.Experiments.External;

/// <summary>One row of a file of external predictions.</summary>
/// <param name="EcgId">Id of the recording.</param>
/// <param name="Probability">Probability of IMI, 0 to 1.</param>
/// <param name="Part">Part of the split; null if the file doesn't give it.</param>
/// <param name="Label">Class of the row; null if the file doesn't give it as 0 or 1, or as NORM or IMI.</param>
internal readonly record struct ExternalRow(int EcgId, double Probability, Part? Part = null, Diagnosis? Label = null);
