namespace EcgNotebooks.Runner.Kernel;

/// <summary>A cell as the process that runs it needs it.</summary>
/// <param name="Assembly">The compiled cell; null where it only names what later cells use.</param>
/// <param name="Type">The type that has <paramref name="Method"/>.</param>
/// <param name="Method">Takes the notebook's cells so far and gives the cell's value.</param>
/// <param name="References">Files that the cell refers to, by the names of their assemblies.</param>
/// <param name="Error">Why it can't be compiled; null where it can.</param>
internal sealed record CompiledCell(
    byte[]? Assembly,
    string Type,
    string Method,
    IReadOnlyDictionary<string, string> References,
    CellError? Error
)
{
    /// <summary>Folders that hold the assemblies and native libraries of restored packages, the newest first.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>What the restore of packages has to say, such as that another version was taken.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>A cell that can't be compiled.</summary>
    public static CompiledCell Failed(CellError error) => new(null, "", "", new Dictionary<string, string>(), error);
}
