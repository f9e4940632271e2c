using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Worker;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using CellCode = EcgNotebooks.Runner.Export.CellCode;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Writes values of parameters into a cell of their own, so that the executed copy shows what it was computed from.</summary>
/// <remarks>As papermill does: the cell follows the one tagged parameters, and takes the place of an earlier such cell.</remarks>
public static class InjectedParameters
{
    /// <summary>Adds a cell that sets the values to a notebook; without values it stays as it is.</summary>
    /// <returns>The notebook with the cell; the one that was given isn't to be used any more.</returns>
    /// <exception cref="ParameterException">No cell is tagged parameters, or none of those declares one of the names.</exception>
    public static Notebook Into(Notebook notebook, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return notebook;
        }

        var cells = notebook
            .Cells.Where(cell =>
                cell.Tags.Contains(CellTags.Parameters)
                && RunPlan.HoldsCode(cell)
                && RunPlan.LeftAlone(notebook, cell) is null
            )
            .ToArray();
        if (cells.Length == 0)
        {
            throw ParameterException.NoCell(notebook.Path, values.Keys);
        }

        var code = Assignments(notebook.Path, Declared(notebook.Path, cells), values);
        return notebook.WithCells(json => Inject(json, cells[^1].Number, code));
    }

    private static string Assignments(
        string path,
        Dictionary<string, ParameterType> declared,
        IReadOnlyDictionary<string, string> values
    ) =>
        "// Parameters\n"
        + string.Join(
            '\n',
            values.Select(value =>
                declared.TryGetValue(value.Key, out var type)
                    ? type.Assignment(value.Key, value.Value)
                    : throw ParameterException.NotDeclared(path, value.Key, declared.Keys)
            )
        );

    private static Dictionary<string, ParameterType> Declared(string path, IEnumerable<NotebookCell> cells)
    {
        var declared = new Dictionary<string, ParameterType>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            if (CellCode.IsTooDeep(cell.Source) || CellCode.ClosesTooOften(cell.Source))
            {
                throw NotebookException.Broken(path, $"the brackets of cell {cell.Number} are nested too deeply");
            }

            var fields = CellCode.Parsed(cell.Source).Members.OfType<FieldDeclarationSyntax>();
            foreach (var variable in fields.SelectMany(field => field.Declaration.Variables))
            {
                declared[variable.Identifier.ValueText] = ParameterType.Of(variable);
            }
        }

        return declared;
    }

    private static void Inject(JsonArray cells, int after, string code)
    {
        var injected = new JsonObject
        {
            ["cell_type"] = "code",
            ["id"] = CellTags.InjectedParameters,
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray(CellTags.InjectedParameters) },
            ["execution_count"] = null,
            ["outputs"] = new JsonArray(),
            ["source"] = NotebookJson.Lines(code),
        };
        if (after < cells.Count && IsInjected(cells[after]!))
        {
            cells[after] = injected;
        }
        else
        {
            cells.Insert(after, injected);
        }
    }

    private static bool IsInjected(JsonNode cell) =>
        cell["metadata"]?["tags"] is JsonArray tags && tags.Any(tag => (string?)tag == CellTags.InjectedParameters);
}
