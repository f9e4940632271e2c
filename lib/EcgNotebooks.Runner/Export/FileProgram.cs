using System.Text;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Export;

/// <summary>Converts notebooks to file-based programs, which <c>dotnet run file.cs</c> and debuggers can run.</summary>
/// <param name="directives">Lines for the top of the file that replace the notebook's references, such as #:project.</param>
/// <param name="opening">A statement to insert before the notebook's own; empty for none.</param>
public sealed class FileProgram(IReadOnlyList<string> directives, string opening = "")
{
    /// <summary>Returns the program: directives and usings, then the notebook's text as comments and its code as statements.</summary>
    /// <exception cref="NotebookException">A file that the notebook imports is missing, or a cell can't be parsed.</exception>
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

        if (RunPlan.ReasonNotToRun(notebook, cell) is { } reason)
        {
            return Comment($"Cell {cell.Number} is left out because {reason}.\n{cell.Source}");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        var parts = CellParts.Of(cell.Source, RunPlan.ForeignLanguage(notebook, cell));
        var statements = string.Join(
            '\n',
            ImportedFile.Expand(parts, folder).Select(p => Statements(notebook, cell, p, top))
        );
        return cell.Tags.Contains(CellTags.RaisesException)
            ? $"try\n{{\n{statements}\n}}\ncatch (Exception e)\n{{\n    Console.WriteLine(e.Message);\n}}"
            : statements;
    }

    private static string Statements(Notebook notebook, NotebookCell cell, CellPart part, ProgramTop top) =>
        part switch
        {
            CodePart code => Statements(notebook, cell, code, top),
            HostPart host => Comment($"{host.Text}\nThis is for the host of a notebook and left out."),
            ForeignPart foreign => Comment($"Code in {foreign.Language} is left out.\n{foreign.Text}"),
            FaultPart fault => throw NotebookException.Broken(
                notebook.Path,
                $"cell {cell.Number} can't be exported: {fault.Message.TrimEnd('.')}"
            ),
            _ => "",
        };

    private static string Statements(Notebook notebook, NotebookCell cell, CodePart part, ProgramTop top)
    {
        if (CellSyntax.IsTooDeep(part.Code))
        {
            throw NotebookException.Broken(notebook.Path, $"the brackets of cell {cell.Number} are nested too deeply");
        }

        if (CellSyntax.HasTooManyClosingBrackets(part.Code))
        {
            throw NotebookException.Broken(
                notebook.Path,
                $"cell {cell.Number} has too many closing brackets without an opening one"
            );
        }

        var code = CellSyntax.Of(part.Code);
        top.Add(code, part.Packages);
        return code.Statements;
    }

    private static string Comment(string text) =>
        string.Join('\n', text.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(line => $"// {line}".TrimEnd()));
}
