namespace EcgNotebooks.Fuzz;

/// <summary>A reader under test with its seed inputs; all implementations are discovered through reflection.</summary>
internal interface ITarget
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>A description of the inputs in one line.</summary>
    string About { get; }

    /// <summary>The reader's share of the inputs relative to the other readers; slow readers have smaller shares.</summary>
    int Share { get; }

    /// <summary>Tokens of the format, which mutations insert in wrong places (a fuzzing dictionary).</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>Creates the seed inputs, which are valid.</summary>
    /// <param name="data">A folder for files that the inputs refer to and that aren't mutated; its path from an input is ../data.</param>
    IReadOnlyList<Sample> Samples(string data);

    /// <summary>Reads an input in all the ways in which the project reads such files.</summary>
    /// <exception cref="EcgException">The reader rejects the input.</exception>
    /// <exception cref="InvariantException">The result violates an invariant.</exception>
    void Read(string folder);
}
