namespace EcgNotebooks;

/// <summary>The part of a split that a row belongs to.</summary>
public enum Part
{
    /// <summary>Rows that the network learns from.</summary>
    Train,

    /// <summary>Rows that choose between checkpoints (and, where honest, the threshold).</summary>
    Validation,

    /// <summary>Rows that only the final figure sees.</summary>
    Test,
}
