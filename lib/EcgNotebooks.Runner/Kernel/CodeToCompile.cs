namespace EcgNotebooks.Runner.Kernel;

/// <summary>A request to the compiler process to compile a cell's code.</summary>
/// <param name="Notebook">The number of the notebook, as several share one compiler.</param>
/// <param name="Folder">The notebook's folder.</param>
/// <param name="Code">The C# code; null when the notebook has ended.</param>
/// <param name="Follows">Whether the notebook's previous code ran without an error, so that this code sees its declarations.</param>
/// <param name="References">The assemblies of restored packages, which this code and all later code may use.</param>
internal sealed record CodeToCompile(
    int Notebook,
    string Folder,
    string? Code,
    bool Follows,
    IReadOnlyList<string> References
);
