namespace EcgNotebooks.Experiments;

/// <summary>Ways to treat networks that were trained on the folder's earlier tables when the run is processed again.</summary>
internal enum OnTrainedNetworks
{
    /// <summary>Leaves their files; evaluating them fails if the tables differ.</summary>
    Keep,

    /// <summary>Fails before anything is written.</summary>
    Refuse,

    /// <summary>Removes them with their results.</summary>
    Remove,
}
