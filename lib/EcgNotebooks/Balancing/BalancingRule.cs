namespace EcgNotebooks.Balancing;

/// <summary>What makes up for one class being smaller than the other.</summary>
public enum BalancingRule
{
    /// <summary>SMOTENC on ecg_id and filename_hr, as published.</summary>
    SmoteOnIdentifiers,

    /// <summary>Recordings of the smaller class are drawn again.</summary>
    Oversampling,

    /// <summary>Nothing is added.</summary>
    None,

    /// <summary>Nothing is added; each class has the same weight in the loss, whatever its size.</summary>
    ClassWeights,

    /// <summary>
    /// Signals between a training recording of the smaller class and one of its nearest neighbours are added while training. They
    /// are no rows of any table: whoever splits or judges never meets one.
    /// </summary>
    SmoteOnWaveforms,
}
