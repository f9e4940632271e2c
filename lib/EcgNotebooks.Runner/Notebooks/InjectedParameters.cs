using System.Text.Json.Nodes;
using EcgNotebooks.Runner.Worker;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using CellSyntax = EcgNotebooks.Runner.Export.CellSyntax;

namespace EcgNotebooks.Runner.Notebooks;

/// <summary>Adds a cell with parameter values to a notebook, so that the executed copy shows the values that it was computed from.</summary>
/// <remarks>
/// As in papermill (https://papermill.readthedocs.io), the cell is inserted after the one tagged parameters and replaces an
/// earlier cell with injected parameters.
/// </remarks>
public static class InjectedParameters
{
    /// <summary>Adds a cell that assigns the values; without values the notebook is unchanged.</summary>
    /// <returns>The notebook with the cell; the given notebook must not be used any more.</returns>
    /// <exception cref="ParameterException">No cell is tagged parameters, or no such cell declares a variable of a given name.</exception>
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
                && RunPlan.ReasonNotToRun(notebook, cell) is null
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
            if (CellSyntax.IsTooDeep(cell.Source) || CellSyntax.HasTooManyClosingBrackets(cell.Source))
            {
                throw NotebookException.Broken(path, $"the brackets of cell {cell.Number} are nested too deeply");
            }

            var fields = CellSyntax.Parse(cell.Source).Members.OfType<FieldDeclarationSyntax>();
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
