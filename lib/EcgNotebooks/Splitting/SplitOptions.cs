namespace EcgNotebooks.Splitting;

/// <summary>Units that a split assigns to the parts.</summary>
public enum SplitRule
{
    /// <summary>Single rows at random, as published; one patient's recordings can end up in several parts, and so can the beats of one recording.</summary>
    Rows,

    /// <summary>Patients at random, each with all of their rows.</summary>
    Patients,

    /// <summary>PTB-XL's folds, each patient being in one fold only: the last fold is the test set, the one before it the validation set.</summary>
    Folds,
}
