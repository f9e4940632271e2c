using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>The SCP-ECG statements of one recording: codes and likelihoods in percent, in file order.</summary>
/// <param name="Statements">The statements in file order; a likelihood of 0 means unknown.</param>
public sealed record ScpCodes(IReadOnlyList<ScpStatement> Statements)
{
    /// <summary>The code of the first statement; null where there is none.</summary>
    public string? First => Statements.Count > 0 ? Statements[0].Code : null;

    /// <summary>Returns whether the code is among the statements.</summary>
    public bool Contains(string code) => Statements.Any(s => s.Code == code);

    /// <summary>Returns whether the text occurs in one of the codes, also as a part of a longer code.</summary>
    /// <remarks>
    /// This equals the published recipe's <c>str.contains</c> on the raw text of the column, as long as the text consists of
    /// characters that occur only in codes.
    /// </remarks>
    public bool ContainsText(string text)
    {
        for (var i = 0; i < Statements.Count; i++)
        {
            if (Statements[i].Code.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether both have equal statements in the same order.</summary>
    public bool Equals(ScpCodes? other) => other is not null && Statements.SequenceEqual(other.Statements);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Statements.Count, First);

    /// <summary>Returns the statements as the table writes them: <c>{'NORM': 100.0, 'SR': 0.0}</c>.</summary>
    public override string ToString() =>
        $"{{{string.Join(", ", Statements.Select(s => $"'{s.Code}': {PythonFloat.Format(s.Likelihood)}"))}}}";
}

/// <summary>One SCP-ECG statement with its likelihood in percent.</summary>
public readonly record struct ScpStatement(string Code, double Likelihood);
