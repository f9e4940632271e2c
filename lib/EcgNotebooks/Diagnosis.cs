namespace EcgNotebooks;

/// <summary>The two classes of the experiment; the number is the network's target.</summary>
public enum Diagnosis
{
    /// <summary>Normal ECG, the negative class.</summary>
    Norm = 0,

    /// <summary>Inferior myocardial infarction, the positive class.</summary>
    Imi = 1,
}
