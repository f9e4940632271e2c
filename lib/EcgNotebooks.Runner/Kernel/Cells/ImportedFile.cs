using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>Reads the files that <c>#!import</c> runs: scripts and notebooks.</summary>
internal static class ImportedFile
{
    // Files that import one another twice would take for ever.
    private const int MostImports = 100;

    /// <summary>The file's parts, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The parts; a part that says why where the file can't be imported.</returns>
    public static IReadOnlyList<CellPart> Read(string path)
    {
        try
        {
            return Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".CS" or ".CSX" or ".DIB" => CellParts.Of(File.ReadAllText(path)),
                ".IPYNB" => PartsOf(Notebook.Read(path)),
                _ => [new FaultPart($"{path}: only .cs, .csx, .ipynb and .dib files can be imported.")],
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
                    $"{path}: no such file to import. Check the path; it starts from the importing file's folder."
                ),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new FaultPart($"{path}: can't be read ({e.Message}) Check permissions.")];
        }
    }

    /// <summary>The parts with each import replaced by the imported file's parts, which is read when its turn comes.</summary>
    /// <param name="parts">Parts of a cell.</param>
    /// <param name="folder">Where paths start from.</param>
    public static IEnumerable<CellPart> Followed(IEnumerable<CellPart> parts, string folder)
    {
        var imports = 0;
        return Followed(parts, folder, []);

        IEnumerable<CellPart> Followed(IEnumerable<CellPart> parts, string folder, string[] importing) =>
            parts.SelectMany(part =>
                part is ImportPart import ? Imported(Path.GetFullPath(import.Name, folder), importing) : [part]
            );

        IEnumerable<CellPart> Imported(string path, string[] importing) =>
            importing.Contains(path)
                ? [new FaultPart($"{path}: the file imports itself, which would never end. Remove the import.")]
            : ++imports > MostImports
                ? [new FaultPart($"{path}: a cell can import {MostImports} files, those that files import included.")]
            : Followed(Read(path), Path.GetDirectoryName(path)!, [.. importing, path]);
    }

    private static CellPart[] PartsOf(Notebook notebook) =>
        [
            .. notebook
                .Cells.Where(cell => cell.Kind == CellKind.Code && !cell.Tags.Contains(CellTags.Skip))
                .SelectMany(cell => CellParts.Of(cell.Source, RunPlan.Foreign(notebook, cell))),
        ];
}
