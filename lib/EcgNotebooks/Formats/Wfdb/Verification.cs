namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Decides whether a record that contradicts its header is rejected, and collects the notes on reading it.</summary>
/// <param name="strict">Whether a checksum or length that contradicts the header is an error; otherwise it is noted.</param>
internal sealed class Verification(bool strict)
{
    private readonly HeaderNotes _notes = new();

    /// <summary>The notes collected so far.</summary>
    public IReadOnlyList<string> Notes => _notes.All;

    /// <summary>Adds notes on what was read differently from what the files say.</summary>
    /// <param name="source">The segment that the notes are about; empty for the record itself.</param>
    /// <param name="phrases">The notes.</param>
    public void AddNotes(string source, IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            _notes.Add(source.Length > 0 ? $"segment {source}: {phrase}" : phrase);
        }
    }

    /// <summary>Throws the error if verification is strict, otherwise notes it.</summary>
    public void ThrowOrNote(RecordException error)
    {
        if (strict)
        {
            throw error;
        }

        _notes.Add(error.Problem.TrimEnd('.'));
    }
}
