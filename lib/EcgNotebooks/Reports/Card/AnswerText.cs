using System.Runtime.CompilerServices;
using System.Text;

namespace EcgNotebooks.Reports.Card;

/// <summary>Collects the text of an answer and the sources of its values, so that no number gets into an answer without its source.</summary>
[InterpolatedStringHandler]
internal sealed class AnswerText
{
    private readonly StringBuilder _text;
    private readonly List<CardSource> _sources = [];
    private string? _missing;

    public AnswerText(int literalLength, int formattedCount) =>
        _text = new StringBuilder(literalLength + formattedCount);

    /// <summary>Appends words.</summary>
    public void AppendLiteral(string words) => _text.Append(words);

    /// <summary>Appends a value; a missing one leaves the whole answer open.</summary>
    public void AppendFormatted(Fact fact)
    {
        _text.Append(fact.Text);
        _missing ??= fact.Missing;
        if (fact.Source is { } source && !_sources.Contains(source))
        {
            _sources.Add(source);
        }
    }

    /// <summary>Appends an estimate with its interval in brackets.</summary>
    public void AppendFormatted(EstimateFact estimate)
    {
        AppendFormatted(estimate.Value);
        if (estimate.HasNoInterval)
        {
            _text.Append(" (no interval)");
            return;
        }

        _text.Append(" (");
        AppendFormatted(estimate.Lower);
        _text.Append(" to ");
        AppendFormatted(estimate.Upper);
        _text.Append(')');
    }

    /// <summary>Returns the answer.</summary>
    public Answer ToAnswer() => _missing is null ? new Answer(_text.ToString(), _sources, null) : Answer.Open(_missing);
}
