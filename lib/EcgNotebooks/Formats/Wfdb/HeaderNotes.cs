using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>What was taken otherwise than a file says, each thing once, and not without end.</summary>
internal sealed class HeaderNotes
{
    // A header may have a million lines; the first few tell what is to be told.
    private const int Most = 20;

    private readonly List<string> _notes = [];

    /// <summary>The notes in order.</summary>
    public IReadOnlyList<string> All => _notes;

    /// <summary>Adds a phrase.</summary>
    public void Say(string phrase)
    {
        if (_notes.Count < Most && !_notes.Contains(phrase, StringComparer.Ordinal))
        {
            _notes.Add(phrase);
        }
    }

    /// <summary>Adds a phrase about a line of a header.</summary>
    public void Say(int line, string phrase) =>
        Say(string.Create(CultureInfo.InvariantCulture, $"line {line}: {phrase}"));
}
