namespace EcgNotebooks.Datasets;

/// <summary>SCP-ECG statements of one recording: code and likelihood in percent, in the order of the file.</summary>
/// <param name="Statements">The statements in file order; a likelihood of 0 means unknown.</param>
public sealed record ScpCodes(IReadOnlyList<ScpStatement> Statements)
{
    /// <summary>The code of the first statement; null where there is none.</summary>
    public string? First => Statements.Count > 0 ? Statements[0].Code : null;

    /// <summary>Whether the code is among the statements.</summary>
    public bool Contains(string code) => Statements.Any(s => s.Code == code);
}

/// <summary>One SCP-ECG statement with its likelihood in percent.</summary>
public readonly record struct ScpStatement(string Code, double Likelihood);
