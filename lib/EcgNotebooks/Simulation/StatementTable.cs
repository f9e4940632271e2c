using System.Text;

namespace EcgNotebooks.Simulation;

/// <summary>Writes the demo's scp_statements.csv: the codes in use with this project's descriptions, under PTB-XL's column names.</summary>
internal static class StatementTable
{
    private const string Columns =
        ",description,diagnostic,form,rhythm,diagnostic_class,diagnostic_subclass,Statement Category,"
        + "SCP-ECG Statement Description,AHA code,aECG REFID,CDISC Code,DICOM Code";

    private static readonly Row[] _rows =
    [
        new("NORM", "nothing abnormal", "diagnostic", "NORM", "NORM"),
        new("IMI", "infarction of the inferior wall", "diagnostic", "MI", "IMI"),
        new("AMI", "infarction of the anterior wall", "diagnostic", "MI", "AMI"),
        new("LVH", "thickened left ventricle", "diagnostic", "HYP", "LVH"),
        new("CRBBB", "right bundle branch blocked", "diagnostic", "CD", "CRBBB"),
        new("LAFB", "left anterior fascicle blocked", "diagnostic", "CD", "LAFB/LPFB"),
        new("ISC_", "ST and T as in lack of blood", "diagnostic", "STTC", "ISC_"),
        new("NDT", "T waves that prove nothing", "diagnostic and form", "STTC", "STTC"),
        new("ABQRS", "QRS of unusual shape", "form", "", ""),
        new("QWAVE", "Q waves", "form", "", ""),
        new("VCLVH", "voltages as with a thickened left ventricle", "form", "", ""),
        new("PVC", "premature ventricular beat", "form", "", ""),
        new("PAC", "premature atrial beat", "form", "", ""),
        new("SR", "sinus rhythm", "rhythm", "", ""),
        new("SBRAD", "slow sinus rhythm", "rhythm", "", ""),
        new("STACH", "fast sinus rhythm", "rhythm", "", ""),
        new("SARRH", "uneven sinus rhythm", "rhythm", "", ""),
    ];

    /// <summary>The codes in the table.</summary>
    public static IEnumerable<string> Codes => _rows.Select(row => row.Code);

    /// <summary>Returns the text of the file.</summary>
    public static string Text()
    {
        var text = new StringBuilder(Columns).Append('\n');
        foreach (var (code, description, kind, superclass, subclass) in _rows)
        {
            text.Append(code).Append(',').Append(description);
            foreach (var column in (ReadOnlySpan<string>)["diagnostic", "form", "rhythm"])
            {
                text.Append(',').Append(kind.Contains(column, StringComparison.Ordinal) ? "1.0" : "");
            }

            text.Append(',').Append(superclass).Append(',').Append(subclass);
            text.Append(',').Append(kind).Append(',').Append(description).Append(",,,,\n");
        }

        return text.ToString();
    }

    private sealed record Row(string Code, string Description, string Kind, string Superclass, string Subclass);
}
