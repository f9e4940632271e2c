namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>Whether a recording that the recipe discards was scored, or why it was left out.</summary>
internal enum SpectrumUse
{
    /// <summary>The network scored the recording.</summary>
    Scored,

    /// <summary>Its patient has a recording in the training or validation part, so the network isn't independent of the patient.</summary>
    PatientOfTraining,

    /// <summary>It is in a training or validation fold.</summary>
    OtherFold,

    /// <summary>Its signal file isn't there.</summary>
    NoSignal,

    /// <summary>Its signal can't be read, or isn't one that the network takes.</summary>
    Unreadable,
}
