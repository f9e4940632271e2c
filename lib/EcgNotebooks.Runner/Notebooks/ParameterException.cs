namespace EcgNotebooks.Runner.Notebooks;

/// <summary>The exception for a parameter that a notebook doesn't have.</summary>
public sealed class ParameterException : Exception
{
    private ParameterException(string path, string problem, string remedy)
        : base($"{path}: {problem} {remedy}") { }

    internal static ParameterException NoCell(string path, IEnumerable<string> names) =>
        new(
            path,
            $"no cell that is run has the tag {Worker.CellTags.Parameters}, so {string.Join(", ", names)} can't be set.",
            $"Add the tag {Worker.CellTags.Parameters} to the cell that declares the parameters, or run the notebook without parameters."
        );

    internal static ParameterException NotDeclared(string path, string name, IReadOnlyCollection<string> declared) =>
        new(
            path,
            $"the cell tagged {Worker.CellTags.Parameters} declares no variable {name}.",
            declared.Count == 0
                ? "It declares no variables."
                : $"It declares {string.Join(", ", declared.Order(StringComparer.Ordinal))}."
        );
}
