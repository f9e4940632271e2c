namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>The columns of ptbxl_database.csv that a baseline uses.</summary>
[Flags]
public enum BaselineColumns
{
    /// <summary>No column.</summary>
    None = 0,

    /// <summary>The patient's age.</summary>
    Age = 1,

    /// <summary>The patient's sex.</summary>
    Sex = 2,

    /// <summary>The recording device.</summary>
    Device = 4,
}
