using System.Xml.Linq;
using EcgNotebooks.Runner.Report;

namespace EcgNotebooks.Runner.Tests.Report;

public class TexMathTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData(@"\frac{1}{n}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac>")]
    [InlineData("x_{i}", "<msub><mi>x</mi><mrow><mrow><mi>i</mi></mrow></mrow></msub>")]
    [InlineData("x'", "<msup><mi>x</mi><mrow><mo>′</mo></mrow></msup>")]
    [InlineData("a_i^2", "<msubsup><mi>a</mi><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData(@"1 - \sqrt{2}", "<mn>1</mn><mo>−</mo><msqrt><mrow><mn>2</mn></mrow></msqrt>")]
    [InlineData("a < b", "<mi>a</mi><mo stretchy=\"false\">&lt;</mo><mi>b</mi>")]
    public void A_formula_becomes_MathML(string tex, string expected)
    {
        var html = TexMath.ToHtml(tex, block: false);
        Assert.Equal($"<math display=\"inline\"><mrow>{expected}</mrow></math>", html);
        Assert.NotNull(XDocument.Parse(html));
    }

    [Theory]
    [InlineData(@"\unknown x", @"<code>\unknown x</code>")]
    [InlineData(@"\frac{1}", @"<code>\frac{1}</code>")]
    [InlineData("{x", "<code>{x</code>")]
    [InlineData("^2", "<code>^2</code>")]
    [InlineData("x}", "<code>x}</code>")]
    public void An_unsupported_formula_is_shown_as_source(string tex, string expected) =>
        Assert.Equal(expected, TexMath.ToHtml(tex, block: true));

    [Fact]
    public void Every_formula_of_the_project_s_notebooks_is_supported()
    {
        var folder = Support.Clone.Notebooks;
        var formulas = Directory
            .GetFiles(folder, "*.ipynb")
            .SelectMany(path => EcgNotebooks.Runner.Notebooks.Notebook.Read(path).Cells)
            .Where(c => c.Kind == EcgNotebooks.Runner.Notebooks.CellKind.Markdown)
            .SelectMany(c => System.Text.RegularExpressions.Regex.Matches(c.Source, @"\$\$?([^$]+)\$"))
            .Select(m => m.Groups[1].Value)
            .ToList();
        Assert.NotEmpty(formulas);
        Assert.All(
            formulas,
            tex => Assert.StartsWith("<math", TexMath.ToHtml(tex, block: false), StringComparison.Ordinal)
        );
    }
}
