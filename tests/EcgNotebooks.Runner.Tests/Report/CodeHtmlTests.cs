using System.Net;
using System.Text.RegularExpressions;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Report;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Report;

public class CodeHtmlTests
{
    [Theory]
    [InlineData("var x = 1.5;", "<span class=\"k\">var</span> x = <span class=\"n\">1.5</span>;")]
    [InlineData(
        "Recipe.Published.Find(\"a<b\")",
        "<span class=\"t\">Recipe</span>.Published.<span class=\"f\">Find</span>(<span class=\"s\">&quot;a&lt;b&quot;</span>)"
    )]
    [InlineData(
        "new Trainer() // why",
        "<span class=\"k\">new</span> <span class=\"t\">Trainer</span>() <span class=\"c\">// why</span>"
    )]
    [InlineData("$\"{x}\" + 'c'", "<span class=\"s\">$&quot;{x}&quot;</span> + <span class=\"s\">&#39;c&#39;</span>")]
    [InlineData("#!import ecg.csx", "<span class=\"d\">#!import ecg.csx</span>")]
    [InlineData("await Run();", "<span class=\"k\">await</span> <span class=\"t\">Run</span>();")]
    [InlineData("var record = record[1]", "<span class=\"k\">var</span> record = record[<span class=\"n\">1</span>]")]
    [InlineData("record R", "<span class=\"k\">record</span> <span class=\"t\">R</span>")]
    public void Words_are_marked_by_what_they_are(string source, string html) =>
        Assert.Equal(html, CodeHtml.Of(source));

    [Theory]
    [InlineData("\"never closed")]
    [InlineData("/* never closed")]
    [InlineData("#r \"a.dll\"\nvar x = @\"\n\"; }}} \0 \u2028 $$\"\"\"{{x}}\"\"\"\r\n#if no\n")]
    public void Nothing_is_lost_from_code_that_does_not_compile(string source) => AssertKept(source);

    [Fact]
    public void Nothing_is_lost_from_the_cells_of_the_notebooks() =>
        Assert.All(
            Directory.GetFiles(Clone.Notebooks, "*.ipynb").SelectMany(path => Notebook.Read(path).Cells),
            cell => AssertKept(cell.Source)
        );

    [Fact]
    public void Code_that_is_too_long_or_too_deep_is_left_plain()
    {
        Assert.DoesNotContain("<span", CodeHtml.Of("var " + new string('x', 200_000)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<span",
            CodeHtml.Of("var x = " + new string('(', 100_000)[..90_000]),
            StringComparison.Ordinal
        );
    }

    private static void AssertKept(string source) =>
        Assert.Equal(source, WebUtility.HtmlDecode(Regex.Replace(CodeHtml.Of(source), "</?span[^>]*>", "")));
}
