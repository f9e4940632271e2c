namespace EcgNotebooks.Runner.Kernel;

/// <summary>A compiled cell, as the process that runs it receives it.</summary>
/// <param name="Assembly">The compiled assembly; null if the cell has only using directives.</param>
/// <param name="Type">The name of the type that contains <paramref name="Method"/>.</param>
/// <param name="Method">The name of the method that takes the notebook's cells so far and returns the cell's value.</param>
/// <param name="References">The files that the cell references, by assembly name.</param>
/// <param name="Error">The compilation error; null if there is none.</param>
internal sealed record CompiledCell(
    byte[]? Assembly,
    string Type,
    string Method,
    IReadOnlyDictionary<string, string> References,
    CellError? Error
)
{
    /// <summary>The folders with the assemblies and native libraries of restored packages, the newest first.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Notices from restoring packages, for example that another version was installed than requested.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The folders of the restored packages' extensions for .NET Interactive.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Creates the result for a cell that can't be compiled.</summary>
    public static CompiledCell Failed(CellError error) => new(null, "", "", new Dictionary<string, string>(), error);
}
