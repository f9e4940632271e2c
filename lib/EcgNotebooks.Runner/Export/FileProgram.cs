using System.Text;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Export;

/// <summary>A notebook as a file-based program, which <c>dotnet run file.cs</c> runs and any debugger steps through.</summary>
/// <param name="directives">Lines for the top of the file in place of the notebook's references, such as #:project.</param>
public sealed class FileProgram(IReadOnlyList<string> directives)
{
    /// <summary>The program: directives, usings, then text as comments and cells as statements.</summary>
    /// <exception cref="NotebookException">A script that the notebook imports is missing.</exception>
    public string Write(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        List<string> usings = [],
            types = [];
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells.Where(c => !string.IsNullOrWhiteSpace(c.Source)))
        {
            var part = Part(notebook, cell, usings, types);
            body.Append(part.Length > 0 ? $"\n{part}\n" : "");
        }

        var name = Path.GetFileName(notebook.Path);
        string[] top =
        [
            $"// {name} as a program. Run it with: dotnet run {Path.ChangeExtension(name, ".cs")}",
            .. directives,
            "",
            .. usings.Distinct(),
        ];
        return string.Join('\n', top) + "\n" + body + string.Concat(types.Select(type => $"\n{type}\n"));
    }

    private static string Part(Notebook notebook, NotebookCell cell, List<string> usings, List<string> types)
    {
        if (cell.Kind != CellKind.Code)
        {
            return Comment(cell.Source);
        }

        if (RunPlan.LeftAlone(notebook, cell) is { } reason)
        {
            return Comment($"Cell {cell.Number} is left out: {reason}.\n{cell.Source}");
        }

        var source = Imported(notebook, cell);
        if (CellCode.IsTooDeep(source))
        {
            throw NotebookException.Broken(notebook.Path, $"the brackets of cell {cell.Number} are nested too deeply");
        }

        if (CellCode.ClosesTooOften(source))
        {
            throw NotebookException.Broken(notebook.Path, $"cell {cell.Number} closes brackets that it doesn't open");
        }

        var code = CellCode.Of(source);
        usings.AddRange(code.Usings);
        types.AddRange(code.Types);
        return cell.Tags.Contains(CellTags.RaisesException)
            ? $"try\n{{\n{code.Statements}\n}}\ncatch (Exception e)\n{{\n    Console.WriteLine(e.Message);\n}}"
            : code.Statements;
    }

    private static string Imported(Notebook notebook, NotebookCell cell)
    {
        if (Kernel.ScriptImport.Of(cell.Source) is not { } name)
        {
            return cell.Source;
        }

        var path = Path.GetFullPath(name, Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw NotebookException.Broken(notebook.Path, $"cell {cell.Number} imports {path}, which isn't there");
    }

    private static string Comment(string text) =>
        string.Join('\n', text.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(line => $"// {line}".TrimEnd()));
}
