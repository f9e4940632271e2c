namespace EcgNotebooks.Labels;

/// <summary>The two classes as the statement codes that the tables write.</summary>
public static class DiagnosisCode
{
    /// <summary>Statement code of a normal ECG.</summary>
    public const string Norm = "NORM";

    /// <summary>Statement code of an inferior infarction.</summary>
    public const string Imi = "IMI";

    /// <summary>The class's statement code.</summary>
    public static string Code(this Diagnosis diagnosis) =>
        diagnosis switch
        {
            Diagnosis.Norm => Norm,
            Diagnosis.Imi => Imi,
            _ => throw new ArgumentOutOfRangeException(nameof(diagnosis), diagnosis, "Not one of the two classes."),
        };

    /// <summary>The class of a statement code; false for any other code.</summary>
    public static bool TryParse(string? code, out Diagnosis diagnosis)
    {
        diagnosis = code == Imi ? Diagnosis.Imi : Diagnosis.Norm;
        return code is Norm or Imi;
    }
}
