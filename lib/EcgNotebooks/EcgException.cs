namespace EcgNotebooks;

/// <summary>An error of the project's own: its message says what is wrong, where, and what to do about it.</summary>
/// <remarks>Every error that bad input can cause derives from this type; anything else that escapes is a bug.</remarks>
public class EcgException : Exception
{
    /// <summary>Creates the error from one sentence of what and where, and one of remedy.</summary>
    public EcgException(string problem, string remedy, Exception? cause = null)
        : base($"{problem} {remedy}".TrimEnd(), cause)
    {
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>What is wrong and where.</summary>
    public string Problem { get; }

    /// <summary>What the reader can do about it.</summary>
    public string Remedy { get; }
}
