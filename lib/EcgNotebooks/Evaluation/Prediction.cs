namespace EcgNotebooks.Evaluation;

/// <summary>One row's probability beside what is known of the row.</summary>
/// <param name="EcgId">The recording; a synthetic row has an interpolated one.</param>
/// <param name="PatientId">The patient.</param>
/// <param name="StratFold">PTB-XL's fold, 1 to 10.</param>
/// <param name="Part">The part of the split that the row was in.</param>
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
