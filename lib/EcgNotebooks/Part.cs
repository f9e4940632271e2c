namespace EcgNotebooks;

/// <summary>The part of a train/validation/test split that a row belongs to.</summary>
public enum Part
{
    /// <summary>Rows that the network is trained on.</summary>
    Train,

    /// <summary>Rows that select the checkpoint and, in a leak-free recipe, the decision threshold.</summary>
    Validation,

    /// <summary>Rows that are used only for the final evaluation.</summary>
    Test,
}
