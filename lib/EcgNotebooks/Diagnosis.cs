namespace EcgNotebooks;

/// <summary>The two classes of the experiment; the enum value is the network's target label.</summary>
public enum Diagnosis
{
    /// <summary>Normal ECG, the negative class.</summary>
    Norm = 0,

    /// <summary>Inferior myocardial infarction, the positive class.</summary>
    Imi = 1,
}
