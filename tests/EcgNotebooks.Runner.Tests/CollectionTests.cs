using System.Text.RegularExpressions;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests;

/// <summary>The collection keeps to what works in every notebook host, and to its own form.</summary>
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
    public void Cells_are_short_and_hold_only_what_every_host_can_run(string name)
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
    public void The_first_code_cell_imports_and_no_other_refers_to_files(string name)
    {
        var cells = Code(name).ToList();
        Assert.Equal("#!import ecg.csx", cells[0].Source);
        Assert.All(cells.Skip(1), cell => Assert.DoesNotMatch("(?m)^\\s*#", cell.Source));
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public void No_published_parameter_is_typed_in_a_cell(string name) =>
        Assert.All(Code(name), cell => Assert.DoesNotMatch(@"\b(42|1002|0\.7|1e-3|1e-4|5000|20|64|32)\b", cell.Source));

    // A value of another type looks different in every host, or like nothing at all.
    [Theory]
    [MemberData(nameof(Collection))]
    public void What_a_cell_shows_is_text_or_goes_through_Display(string name)
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
    public void Every_cell_was_run_and_shows_something_unless_it_only_prepares(string name) =>
        Assert.All(
            Code(name)
                .Where(c =>
                    !c.Source.TrimEnd().EndsWith(';') || c.Source.Contains("Display();", StringComparison.Ordinal)
                ),
            c =>
                Assert.True(
                    c.Outputs.Count > 0 || c.Source.StartsWith("#!import", StringComparison.Ordinal),
                    $"cell {c.Number}"
                )
        );

    [Theory]
    [MemberData(nameof(Collection))]
    public void Stored_outputs_hold_no_error_and_no_path_of_a_machine(string name)
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
    public void A_notebook_ends_with_three_questions_and_links_to_its_neighbours(string name)
    {
        var text = string.Concat(
            Notebook
                .Read(Path.Combine(Clone.Notebooks, name))
                .Cells.Where(c => c.Kind == CellKind.Markdown)
                .Select(c => c.Source)
        );
        Assert.Equal(3, Regex.Count(text, "<details>"));
        var links = Regex.Matches(text, @"\((\d\d-[a-z]+\.ipynb)\)").Select(m => m.Groups[1].Value);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Clone.Notebooks, link)), link));
        Assert.NotEmpty(links);
    }

    private static IEnumerable<NotebookCell> Code(string name) =>
        Notebook.Read(Path.Combine(Clone.Notebooks, name)).Cells.Where(c => c.Kind == CellKind.Code);

    // What one of the hosts refuses, and definitions, which belong into the library.
    [GeneratedRegex(
        @"^\s*(using |namespace |class |record |struct |static |#load|#i )|\bdisplay\(|\bHTML\(|\bConsole\.Error\b|Formatter\.",
        RegexOptions.Multiline
    )]
    private static partial Regex NotPortable();
}
