namespace EcgNotebooks.Runner.Kernel;

/// <summary>A cell's code on its way to the compiler.</summary>
/// <param name="Notebook">Tells the notebooks of one compiler apart.</param>
/// <param name="Folder">The notebook's folder.</param>
/// <param name="Code">C#; null once the notebook has ended.</param>
/// <param name="Follows">Whether the notebook's code before this ran well.</param>
/// <param name="References">Files of restored packages, which this code and all later may use.</param>
internal sealed record CodeToCompile(
    int Notebook,
    string Folder,
    string? Code,
    bool Follows,
    IReadOnlyList<string> References
);
