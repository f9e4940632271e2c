using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Kernel.Values;
using EcgNotebooks.Runner.Worker;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Runner.Tests.Kernel;

/// <summary>Tests in which form values are displayed.</summary>
public class ShownValueTests
{
    public ShownValueTests() => DisplayFormats.Register();

    public static TheoryData<object, string> Values =>
        new()
        {
            { new[] { 1, 2, 3 }, "[1, 2, 3]" },
            { Array.Empty<int>(), "[]" },
            {
                new List<string?> { "a", null },
                "[a, null]"
            },
            { Enumerable.Range(1, 3).Select(i => i * 0.5), "[0.5, 1, 1.5]" },
            {
                new[,]
                {
                    { 1, 2 },
                    { 3, 4 },
                },
                "[[1, 2], [3, 4]]"
            },
            {
                new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 },
                "{ a: 1, b: 2 }"
            },
            { (1, "two", new[] { 3 }), "(1, two, [3])" },
            { new { A = 4, B = new[] { 1.5 } }, "{ A = 4, B = [1.5] }" },
            { new Beat(3, ["I", "II"]), "Beat { Number = 3, Leads = [I, II] }" },
            { new Spot(1, 2), "Spot { X = 1, Y = 2 }" },
            { new[] { new Beat(1, []) }, "[Beat { Number = 1, Leads = [] }]" },
        };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Collections_tuples_and_records_are_text_and_the_HTML_of_the_host(object value, string text)
    {
        var forms = FormattedValue.CreateManyFromObject(value);
        Assert.Equal(["text/plain", "text/html"], forms.Select(form => form.MimeType));
        Assert.Equal(text, forms[0].Value);
        Assert.StartsWith("<", forms[1].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a <b>", "a <b>")]
    [InlineData(1.5, "1.5")]
    [InlineData('c', "c")]
    [InlineData(true, "True")]
    [InlineData(DayOfWeek.Monday, "Monday")]
    public void Text_and_numbers_are_plain_text_only(object value, string text)
    {
        var form = Assert.Single(FormattedValue.CreateManyFromObject(value));
        Assert.Equal(("text/plain", text), (form.MimeType, form.Value));
    }

    [Fact]
    public void A_type_s_own_ToString_is_its_text()
    {
        Assert.Equal("3 leads", new Leads().ToDisplayString());
        Assert.Equal("mine", new Own(1).ToDisplayString());
    }

    [Fact]
    public void Endless_and_large_values_are_cut()
    {
        Assert.EndsWith("98, 99, ...]", Endless().ToDisplayString(), StringComparison.Ordinal);
        Assert.InRange(Endless().ToDisplayString("text/html").Length, 10, 10_000);
        Assert.InRange(new[] { new string('x', 1_000_000) }.ToDisplayString().Length, 1000, 1100);
        var wide = Enumerable.Range(0, 1000).Select(_ => Enumerable.Range(0, 1000).Select(_ => new string('x', 999)));
        Assert.InRange(wide.ToDisplayString().Length, 10_000, 120_000);
        Assert.Equal(
            new DisplayedForm("text/plain", "[output cut: 30000000 more characters of text/html]"),
            DisplayedForms.Limited("text/html", new string('x', 30_000_000))
        );
    }

    // The formatter of .NET Interactive would overflow the stack, which ends the process.
    [Fact]
    public void A_value_that_contains_itself_is_an_error()
    {
        var ring = new List<object>();
        ring.Add(new object[] { 1, ring });
        var error = Assert.Throws<InvalidOperationException>(() => FormattedValue.CreateManyFromObject(ring));
        Assert.Contains("contains itself", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
        {
            yield return i;
        }
    }

    private sealed record Beat(int Number, string[] Leads);

    private record struct Spot(int X, int Y);

    private sealed record Own(int Number)
    {
        public override string ToString() => "mine";
    }

    private sealed class Leads : List<int>
    {
        public override string ToString() => "3 leads";
    }
}
