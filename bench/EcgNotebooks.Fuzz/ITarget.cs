namespace EcgNotebooks.Fuzz;

/// <summary>A reader with what it reads; every class of this kind is found by itself.</summary>
internal interface ITarget
{
    /// <summary>The name that the command line asks for.</summary>
    string Name { get; }

    /// <summary>What is read, in one line.</summary>
    string About { get; }

    /// <summary>How many of the inputs it gets in proportion to the others: fewer where one takes long.</summary>
    int Share { get; }

    /// <summary>Words of the format, put in where they don't belong.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>Makes the unharmed inputs.</summary>
    /// <param name="data">A folder for what the inputs refer to and mutations leave alone; inputs see it as ../data.</param>
    IReadOnlyList<Sample> Samples(string data);

    /// <summary>Reads an input in every way that the project does.</summary>
    /// <exception cref="EcgException">The input is refused.</exception>
    /// <exception cref="BrokenPromiseException">What was read contradicts itself.</exception>
    void Read(string folder);
}
