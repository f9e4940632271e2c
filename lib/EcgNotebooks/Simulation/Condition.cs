namespace EcgNotebooks.Simulation;

/// <summary>The heart condition of a simulated patient.</summary>
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
