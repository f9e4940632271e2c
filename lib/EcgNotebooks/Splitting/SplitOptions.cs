namespace EcgNotebooks.Splitting;

/// <summary>What a split goes by.</summary>
public enum SplitRule
{
    /// <summary>Rows are drawn, as published.</summary>
    Rows,

    /// <summary>Patients are drawn, with all their rows.</summary>
    Patients,

    /// <summary>PTB-XL's own folds, which keep every patient in one: the last tests, the one before validates.</summary>
    Folds,
}
