namespace EcgNotebooks.Experiments;

/// <summary>What preparing a run does with networks that were trained on the folder's earlier tables.</summary>
internal enum OnTrainedNetworks
{
    /// <summary>Leaves their files; evaluating them fails if the tables differ.</summary>
    Keep,

    /// <summary>Fails before anything is written.</summary>
    Refuse,

    /// <summary>Removes them with their results.</summary>
    Remove,
}
