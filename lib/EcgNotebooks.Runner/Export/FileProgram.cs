using System.Text;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Export;

/// <summary>A notebook as a file-based program, which <c>dotnet run file.cs</c> runs and any debugger steps through.</summary>
/// <param name="directives">Lines for the top of the file in place of the notebook's references, such as #:project.</param>
/// <param name="opening">A statement to stand before the notebook's own; none where empty.</param>
public sealed class FileProgram(IReadOnlyList<string> directives, string opening = "")
{
    /// <summary>The program: directives, usings, then text as comments and cells as statements.</summary>
    /// <exception cref="NotebookException">A script that the notebook imports is missing.</exception>
    public string Write(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var top = new ProgramTop();
        var body = new StringBuilder(opening.Length > 0 ? $"\n{opening}\n" : "");
        foreach (var cell in notebook.Cells.Where(c => !string.IsNullOrWhiteSpace(c.Source)))
        {
            var part = Part(notebook, cell, top);
            body.Append(part.Length > 0 ? $"\n{part}\n" : "");
        }

        var name = Path.GetFileName(notebook.Path);
        string[] lines =
        [
            $"// {name} as a program. Run it with: dotnet run {Path.ChangeExtension(name, ".cs")}",
            .. directives,
            .. top.Directives(),
            "",
            .. top.Usings.Distinct(),
        ];
        return string.Join('\n', lines) + "\n" + body + string.Concat(top.Types.Select(type => $"\n{type}\n"));
    }

    private static string Part(Notebook notebook, NotebookCell cell, ProgramTop top)
    {
        if (cell.Kind != CellKind.Code)
        {
            return Comment(cell.Source);
        }

        if (RunPlan.LeftAlone(notebook, cell) is { } reason)
        {
            return Comment($"Cell {cell.Number} is left out: {reason}.\n{cell.Source}");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        var parts = CellParts.Of(cell.Source, RunPlan.Foreign(notebook, cell));
        var statements = string.Join(
            '\n',
            ImportedFile.Followed(parts, folder).Select(p => Statements(notebook, cell, p, top))
        );
        return cell.Tags.Contains(CellTags.RaisesException)
            ? $"try\n{{\n{statements}\n}}\ncatch (Exception e)\n{{\n    Console.WriteLine(e.Message);\n}}"
            : statements;
    }

    private static string Statements(Notebook notebook, NotebookCell cell, CellPart part, ProgramTop top) =>
        part switch
        {
            CodePart code => Statements(notebook, cell, code, top),
            ForeignPart foreign => Comment($"A part in {foreign.Language} is left out.\n{foreign.Text}"),
            FaultPart fault => throw NotebookException.Broken(
                notebook.Path,
                $"cell {cell.Number} can't be exported: {fault.Message.TrimEnd('.')}"
            ),
            _ => "",
        };

    private static string Statements(Notebook notebook, NotebookCell cell, CodePart part, ProgramTop top)
    {
        if (CellCode.IsTooDeep(part.Code))
        {
            throw NotebookException.Broken(notebook.Path, $"the brackets of cell {cell.Number} are nested too deeply");
        }

        if (CellCode.ClosesTooOften(part.Code))
        {
            throw NotebookException.Broken(notebook.Path, $"cell {cell.Number} closes brackets that it doesn't open");
        }

        var code = CellCode.Of(part.Code);
        top.Add(code, part.Packages);
        return code.Statements;
    }

    private static string Comment(string text) =>
        string.Join('\n', text.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(line => $"// {line}".TrimEnd()));
}
