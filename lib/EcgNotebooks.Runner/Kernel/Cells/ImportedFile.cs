using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>Reads the scripts and notebooks that cells import with <c>#!import</c>.</summary>
internal static class ImportedFile
{
    // With files that import each other more than once, the number of imports would grow exponentially.
    private const int MostImports = 100;

    /// <summary>Reads the parts of a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The parts in their order; a single <see cref="FaultPart"/> if the file can't be imported.</returns>
    public static IReadOnlyList<CellPart> Read(string path)
    {
        try
        {
            return Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".CS" or ".CSX" or ".DIB" => CellParts.Of(File.ReadAllText(path)),
                ".IPYNB" => PartsOf(Notebook.Read(path)),
                _ => [new FaultPart($"{path}: the file can't be imported. Only .cs, .csx, .ipynb and .dib files can.")],
            };
        }
        catch (NotebookException e)
        {
            return [new FaultPart(e.Message)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return
            [
                new FaultPart(
                    $"{path}: the file to import doesn't exist. Check the path, which is relative to the folder of the importing file."
                ),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new FaultPart($"{path}: the file can't be read ({e.Message}) Check its permissions.")];
        }
    }

    /// <summary>Returns the parts with each import replaced by the parts of the imported file, which is read only when it is reached.</summary>
    /// <param name="parts">The parts of a cell.</param>
    /// <param name="folder">The folder to which paths are relative.</param>
    public static IEnumerable<CellPart> Expand(IEnumerable<CellPart> parts, string folder)
    {
        var imports = 0;
        return Expand(parts, folder, []);

        IEnumerable<CellPart> Expand(IEnumerable<CellPart> parts, string folder, string[] importing) =>
            parts.SelectMany(part =>
                part is ImportPart import ? Imported(Path.GetFullPath(import.Name, folder), importing) : [part]
            );

        IEnumerable<CellPart> Imported(string path, string[] importing) =>
            importing.Contains(path)
                ?
                [
                    new FaultPart(
                        $"{path}: the file imports itself, directly or through another file. Remove the import."
                    ),
                ]
            : ++imports > MostImports
                ?
                [
                    new FaultPart(
                        $"{path}: a cell can import at most {MostImports} files, including those that imported files import. Remove some of the imports."
                    ),
                ]
            : Expand(Read(path), Path.GetDirectoryName(path)!, [.. importing, path]);
    }

    private static CellPart[] PartsOf(Notebook notebook) =>
        [
            .. notebook
                .Cells.Where(cell => cell.Kind == CellKind.Code && !cell.Tags.Contains(CellTags.Skip))
                .SelectMany(cell => CellParts.Of(cell.Source, RunPlan.ForeignLanguage(notebook, cell))),
        ];
}
