namespace EcgNotebooks.Balancing;

/// <summary>Ways to compensate for class imbalance.</summary>
public enum BalancingMethod
{
    /// <summary>SMOTE-NC on the columns ecg_id and filename_hr, as in the published recipe.</summary>
    SmoteOnIdentifiers,

    /// <summary>Random oversampling: rows of the minority class are repeated.</summary>
    Oversampling,

    /// <summary>The classes stay as they are.</summary>
    None,

    /// <summary>Class weights: no rows are added, but both classes contribute equally to the training loss, whatever their sizes.</summary>
    ClassWeights,

    /// <summary>
    /// SMOTE on the signals: during training, synthetic signals of the minority class are interpolated between a training recording
    /// and one of its nearest neighbours. They are not rows of the table, so neither the split nor the evaluation contains them.
    /// </summary>
    SmoteOnWaveforms,
}
