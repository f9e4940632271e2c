namespace EcgNotebooks.Runner.Notebooks;

/// <summary>A parameter that a notebook doesn't have.</summary>
public sealed class ParameterException : Exception
{
    private ParameterException(string path, string problem, string remedy)
        : base($"{path}: {problem} {remedy}") { }

    internal static ParameterException NoCell(string path, IEnumerable<string> names) =>
        new(
            path,
            $"no cell that runs is tagged {Worker.CellTags.Parameters}, so there is no place for {string.Join(", ", names)}.",
            $"Tag the cell that declares the parameters with {Worker.CellTags.Parameters}, or run it without parameters."
        );

    internal static ParameterException NotDeclared(string path, string name, IReadOnlyCollection<string> declared) =>
        new(
            path,
            $"the cell tagged {Worker.CellTags.Parameters} declares no variable {name}.",
            declared.Count == 0
                ? "It declares none at all."
                : $"It declares {string.Join(", ", declared.Order(StringComparer.Ordinal))}."
        );
}
