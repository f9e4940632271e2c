namespace EcgNotebooks.Balancing;

/// <summary>How the smaller class is brought to the size of the larger.</summary>
public enum BalancingRule
{
    /// <summary>SMOTENC on ecg_id and filename_hr, as published.</summary>
    SmoteOnIdentifiers,

    /// <summary>Recordings of the smaller class are drawn again.</summary>
    Oversampling,

    /// <summary>Nothing is added.</summary>
    None,
}
