using System.Text.RegularExpressions;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Course;

/// <summary>The roles of a notebook's cells in its exercises, which their tags name.</summary>
internal static partial class CourseCell
{
    /// <summary>The tag of the cell in which a student writes; the exercise's id follows.</summary>
    public const string Answer = "exercise=";

    /// <summary>The tag of the cell that checks the answer; the exercise's id follows.</summary>
    public const string Check = "exercise-check=";

    /// <summary>The tag of the Markdown cell with a worked solution; the exercise's id follows.</summary>
    public const string Solution = "solution=";

    /// <summary>Returns the exercise's id in a cell's tag; null if the cell doesn't have this role.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="role">One of the tags above.</param>
    public static string? IdOf(NotebookCell cell, string role) =>
        cell.Tags.FirstOrDefault(tag => tag.StartsWith(role, StringComparison.Ordinal))?[role.Length..];

    /// <summary>Reads a check cell: the id of its exercise and the variable with the answer; null if the cell is anything else.</summary>
    public static (string Id, string Variable)? ReadCheck(NotebookCell cell)
    {
        var match = cell.Kind == CellKind.Code ? CheckForm().Match(cell.Source) : Match.Empty;
        return match.Success ? (match.Groups["id"].Value, match.Groups["variable"].Value) : null;
    }

    /// <summary>Returns the C# code in a Markdown cell with a solution; null if there is none.</summary>
    public static string? ReadSolution(NotebookCell cell)
    {
        var match = SolutionForm().Match(cell.Source);
        return match.Success ? match.Groups["code"].Value.TrimEnd() : null;
    }

    [GeneratedRegex(
        """^\s*Exercise\s*\.\s*Check\s*\(\s*"(?<id>[^"\\]*)"\s*,\s*(?<variable>[A-Za-z_]\w*)\s*\)\s*(\.\s*Display\s*\(\s*\)\s*)?;?\s*$""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex CheckForm();

    [GeneratedRegex(
        """^```(csharp|cs|C#)[ \t]*\r?\n(?<code>.*?)^```""",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SolutionForm();
}
