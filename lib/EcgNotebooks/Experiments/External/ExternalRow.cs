namespace EcgNotebooks.Experiments.External;

/// <summary>One prediction that was made elsewhere.</summary>
/// <param name="EcgId">The recording.</param>
/// <param name="Probability">Probability of IMI, 0 to 1.</param>
/// <param name="Part">The row's part; null where the file doesn't say.</param>
/// <param name="Label">The row's class; null where the file doesn't say, or not as 0 and 1 or NORM and IMI.</param>
internal readonly record struct ExternalRow(int EcgId, double Probability, Part? Part = null, Diagnosis? Label = null);
