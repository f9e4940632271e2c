namespace EcgNotebooks.Labels;

/// <summary>Converts the two classes to and from SCP statement codes, as the tables store them.</summary>
public static class DiagnosisCode
{
    /// <summary>SCP statement code of a normal ECG.</summary>
    public const string Norm = "NORM";

    /// <summary>SCP statement code of an inferior myocardial infarction.</summary>
    public const string Imi = "IMI";

    /// <summary>Returns the SCP statement code of a class.</summary>
    public static string Code(this Diagnosis diagnosis) =>
        diagnosis switch
        {
            Diagnosis.Norm => Norm,
            Diagnosis.Imi => Imi,
            _ => throw new ArgumentOutOfRangeException(nameof(diagnosis), diagnosis, "Not one of the two classes."),
        };

    /// <summary>Finds the class of an SCP statement code.</summary>
    /// <returns>False if the code is neither NORM nor IMI.</returns>
    public static bool TryParse(string? code, out Diagnosis diagnosis)
    {
        diagnosis = code == Imi ? Diagnosis.Imi : Diagnosis.Norm;
        return code is Norm or Imi;
    }
}
