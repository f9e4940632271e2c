namespace EcgNotebooks.Evaluation;

/// <summary>The predicted probability of one row, with its identifiers and its true label.</summary>
/// <param name="EcgId">Id of the recording; a synthetic row has an interpolated id.</param>
/// <param name="PatientId">Id of the patient.</param>
/// <param name="StratFold">PTB-XL's fold, 1 to 10.</param>
/// <param name="Part">Part of the split that the row belongs to.</param>
/// <param name="Label">The true class.</param>
/// <param name="Probability">The network's probability of <see cref="Diagnosis.Imi"/>, 0 to 1.</param>
public sealed record Prediction(
    int EcgId,
    int PatientId,
    int StratFold,
    Part Part,
    Diagnosis Label,
    double Probability
);
