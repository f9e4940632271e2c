namespace EcgNotebooks.Simulation;

/// <summary>What a simulated patient's heart has.</summary>
internal enum Condition
{
    Normal,
    InferiorInfarction,
    AnteriorInfarction,
    LeftHypertrophy,
    RightBundleBranchBlock,
    LeftAnteriorBlock,
    FlatT,
}
