namespace EcgNotebooks.Formats.Wfdb;

/// <summary>What becomes of a record that contradicts its header, and all that is to be told of reading it.</summary>
/// <param name="strict">Whether a checksum or a length that contradicts the header is an error; else it is noted.</param>
internal sealed class Verification(bool strict)
{
    private readonly HeaderNotes _notes = new();

    /// <summary>What was noted.</summary>
    public IReadOnlyList<string> Notes => _notes.All;

    /// <summary>Notes what was read otherwise than written.</summary>
    /// <param name="source">The segment that it is about; empty for the record itself.</param>
    /// <param name="phrases">The notes.</param>
    public void Say(string source, IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            _notes.Say(source.Length > 0 ? $"segment {source}: {phrase}" : phrase);
        }
    }

    /// <summary>A contradiction: thrown, or noted where it is to be read nevertheless.</summary>
    public void Contradiction(RecordException error)
    {
        if (strict)
        {
            throw error;
        }

        _notes.Say(error.Problem.TrimEnd('.'));
    }
}
