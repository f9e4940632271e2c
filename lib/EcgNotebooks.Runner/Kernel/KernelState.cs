using System.Reflection;
using System.Runtime.InteropServices;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Executes the commands that show the kernel's state: its variables and its version.</summary>
internal static class KernelState
{
    /// <summary>Shows the result of a command under the cell.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="cells">The cells that ran without an error.</param>
    public static void Show(string command, IReadOnlyList<object?> cells)
    {
        switch (command)
        {
            case KernelCommands.About:
                RichOutput.Display(About(), "text/plain");
                break;
            case KernelCommands.Who:
                RichOutput.Show(ShownValue.Of(Variables(cells).Select(v => v.Name).ToArray()));
                break;
            case KernelCommands.Whos:
                RichOutput.Show(
                    ShownValue.Of(
                        Variables(cells)
                            .Select(v => new
                            {
                                v.Name,
                                Type = v.Field.FieldType.ToString(),
                                Value = v.Field.GetValue(v.Cell),
                            })
                            .ToArray()
                    )
                );
                break;
            default:
                break;
        }
    }

    private static string About() =>
        $"EcgNotebooks.Runner on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}";

    // A variable is a field of the cell that declared it. A later declaration with the same name hides it.
    private static IEnumerable<(string Name, FieldInfo Field, object Cell)> Variables(IReadOnlyList<object?> cells) =>
        cells
            .OfType<object>()
            .SelectMany(cell =>
                cell.GetType()
                    .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                    .Where(field => !field.Name.Contains('<', StringComparison.Ordinal))
                    .Select(field => (field.Name, Field: field, Cell: cell))
            )
            .Reverse()
            .DistinctBy(variable => variable.Name)
            .OrderBy(variable => variable.Name, StringComparer.Ordinal);
}
