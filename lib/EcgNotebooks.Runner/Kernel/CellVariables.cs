using System.Reflection;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>The variables of the cells that ran without an error.</summary>
internal sealed class CellVariables
{
    /// <summary>The cells, in the form that compiled cells expect: the first element is for a host's globals.</summary>
    public object?[] Cells { get; set; } = [null];

    /// <summary>The variables by name. A variable is a field of the cell that declared it; a later declaration with the same name hides it.</summary>
    public IReadOnlyList<CellVariable> All =>
        [
            .. Cells
                .OfType<object>()
                .SelectMany(cell =>
                    cell.GetType()
                        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                        .Where(declared => !declared.Name.Contains('<', StringComparison.Ordinal))
                        .Select(declared => new CellVariable(cell, declared))
                )
                .Reverse()
                .DistinctBy(variable => variable.Name)
                .OrderBy(variable => variable.Name, StringComparer.Ordinal),
        ];

    /// <summary>Returns the cells with an empty element at the end, which the next cell fills.</summary>
    public object?[] WithRoomForNext() => [.. Cells, null];

    /// <summary>Returns the variable with the given name; null if there is none.</summary>
    public CellVariable? Find(string name) => All.FirstOrDefault(variable => variable.Name == name);
}

/// <summary>A variable of a notebook.</summary>
/// <param name="cell">The cell that declared it.</param>
/// <param name="declared">The field that holds its value.</param>
internal sealed class CellVariable(object cell, FieldInfo declared)
{
    /// <summary>The variable's name.</summary>
    public string Name => declared.Name;

    /// <summary>The declared type.</summary>
    public Type Type => declared.FieldType;

    /// <summary>The value.</summary>
    public object? Value
    {
        get => declared.GetValue(cell);
        set => declared.SetValue(cell, value);
    }
}
