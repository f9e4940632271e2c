using System.Text.RegularExpressions;
using EcgNotebooks.Experiments;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests that the project's notebooks work in every notebook host and follow the project's conventions.</summary>
public partial class CollectionTests
{
    private const int MostLines = 8;

    public static TheoryData<string> Collection =>
        [
            .. Directory
                .GetFiles(Clone.Notebooks, "*.ipynb")
                .Order(StringComparer.Ordinal)
                .Select(p => Path.GetFileName(p)!),
        ];

    [Theory]
    [MemberData(nameof(Collection))]
    public void Cells_are_short_and_contain_only_code_that_every_host_can_run(string name)
    {
        foreach (var cell in Code(name))
        {
            Assert.True(
                cell.Source.Split('\n').Length <= MostLines,
                $"cell {cell.Number} is longer than {MostLines} lines"
            );
            Assert.DoesNotMatch(NotPortable(), cell.Source);
        }
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public void Only_the_first_code_cell_has_a_directive_and_it_imports_the_library(string name)
    {
        var cells = Code(name).ToList();
        Assert.Equal("#!import ecg.csx", cells[0].Source);
        Assert.All(cells.Skip(1), cell => Assert.DoesNotMatch("(?m)^\\s*#", cell.Source));
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public void No_cell_but_the_parameters_repeats_a_published_parameter_as_a_literal(string name) =>
        Assert.All(
            Code(name).Where(c => !c.Tags.Contains(CellTags.Parameters)),
            cell => Assert.DoesNotMatch(@"\b(42|1002|0\.7|1e-3|1e-4|5000|20|64|32)\b", cell.Source)
        );

    // The reader sets these four; the defaults are the published ones, which RecipeTests compare with the goldens.
    [Theory]
    [MemberData(nameof(Collection))]
    public void The_parameters_are_the_published_ones(string name)
    {
        var cell = Assert.Single(Code(name), c => c.Tags.Contains(CellTags.Parameters));
        var plan = Recipe.Published.CnnTraining;
        Assert.Equal(
            ["\"published\"", "\"I\"", $"{plan.Epochs}", $"{plan.Seed}"],
            Assignment().Matches(cell.Source).Select(m => m.Groups[1].Value)
        );
    }

    // Hosts format values of other types differently, or not at all.
    [Theory]
    [MemberData(nameof(Collection))]
    public void Trailing_values_are_plain_text_and_everything_else_uses_Display(string name)
    {
        var results = Code(name).SelectMany(c => c.Outputs).Where(o => (string?)o!["output_type"] == "execute_result");
        Assert.All(
            results,
            o =>
            {
                var data = Assert.Single(o!["data"]!.AsObject());
                Assert.Equal("text/plain", data.Key);
                Assert.DoesNotContain("{", NotebookJson.Text(data.Value), StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public void Every_cell_has_outputs_unless_it_ends_with_a_semicolon(string name) =>
        Assert.All(
            Code(name).Where(c => !EndsAsStatement(c) || c.Source.Contains("Display();", StringComparison.Ordinal)),
            c =>
                Assert.True(
                    c.Outputs.Count > 0 || c.Source.StartsWith("#!import", StringComparison.Ordinal),
                    $"cell {c.Number}"
                )
        );

    [Theory]
    [MemberData(nameof(Collection))]
    public void Stored_outputs_contain_no_errors_and_no_paths_of_a_machine(string name)
    {
        Assert.All(
            Code(name).Where(c => !c.Tags.Contains(CellTags.RaisesException)).SelectMany(c => c.Outputs),
            o => Assert.NotEqual("error", (string?)o!["output_type"])
        );
        Assert.DoesNotMatch(
            @"/(home|root|work|tmp|Users)/|[A-Z]:\\\\",
            File.ReadAllText(Path.Combine(Clone.Notebooks, name))
        );
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public void A_notebook_has_three_questions_exercises_with_hint_and_solution_and_links_to_existing_notebooks(
        string name
    )
    {
        var text = string.Concat(
            Notebook
                .Read(Path.Combine(Clone.Notebooks, name))
                .Cells.Where(c => c.Kind == CellKind.Markdown)
                .Select(c => c.Source)
        );
        var exercises = Code(name).Count(c => c.Tags.Any(t => t.StartsWith("exercise=", StringComparison.Ordinal)));
        Assert.InRange(exercises, 2, 3);
        Assert.Equal(exercises, Regex.Count(text, "<details><summary>Hint</summary>"));
        Assert.Equal(exercises, Regex.Count(text, "<details><summary>A worked solution</summary>"));
        Assert.Equal(3, Regex.Count(text, "<details>") - 2 * exercises);
        var links = Regex.Matches(text, @"\((\d\d-[a-z-]+\.ipynb)\)").Select(m => m.Groups[1].Value);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Clone.Notebooks, link)), link));
        Assert.NotEmpty(links);
    }

    private static IEnumerable<NotebookCell> Code(string name) =>
        Notebook.Read(Path.Combine(Clone.Notebooks, name)).Cells.Where(c => c.Kind == CellKind.Code);

    // A cell ends with a statement, or with the closing brace of a local function or a loop.
    private static bool EndsAsStatement(NotebookCell cell) =>
        cell.Source.TrimEnd() is var source
        && (source.EndsWith(';') || source.EndsWith("\n}", StringComparison.Ordinal));

    [GeneratedRegex(@"= ([^;]+);")]
    private static partial Regex Assignment();

    // Code that one of the hosts doesn't support or warns of (nullable reference types; torch.tensor, whose overloads take complex numbers of another
    // version), and definitions, which belong in the library.
    [GeneratedRegex(
        @"(\]|string|Split)\? \w+ = |torch\.tensor\(|^\s*(using |namespace |class |record |struct |static |#load|#i )|\bdisplay\(|\bHTML\(|\bConsole\.Error\b|Formatter\.",
        RegexOptions.Multiline
    )]
    private static partial Regex NotPortable();
}
