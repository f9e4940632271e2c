using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Collects notes on what was read differently from what a file says, each note once and up to a limit.</summary>
internal sealed class HeaderNotes
{
    // A header may have a million lines; the first notes are enough.
    private const int MaxNotes = 20;

    private readonly List<string> _notes = [];

    /// <summary>The notes in the order in which they were added.</summary>
    public IReadOnlyList<string> All => _notes;

    /// <summary>Adds a note, a phrase.</summary>
    public void Add(string phrase)
    {
        if (_notes.Count < MaxNotes && !_notes.Contains(phrase, StringComparer.Ordinal))
        {
            _notes.Add(phrase);
        }
    }

    /// <summary>Adds a note about a line of the header.</summary>
    public void Add(int line, string phrase) =>
        Add(string.Create(CultureInfo.InvariantCulture, $"line {line}: {phrase}"));
}
