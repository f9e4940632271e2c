using EcgNotebooks.Runner.Kernel.Values;

namespace EcgNotebooks.Runner.Tests.Kernel;

/// <summary>Tests how values are formatted for display.</summary>
public class ShownValueTests
{
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
    public void Collections_tuples_and_records_are_displayed_with_their_contents(object value, string text)
    {
        var shown = ShownValue.Of(value);
        Assert.Equal(("text/plain", text), (shown.MimeType, shown.Data));
        Assert.StartsWith("<table>", shown.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a <b>", "a <b>")]
    [InlineData(1.5, "1.5")]
    [InlineData('c', "c")]
    public void Text_and_numbers_are_displayed_as_they_are(object value, string text) =>
        Assert.Equal(new ShownValue("text/plain", text, null), ShownValue.Of(value));

    [Fact]
    public void A_type_s_own_ToHtml_or_ToString_is_used()
    {
        Assert.Equal(new ShownValue("text/plain", "3 leads", null), ShownValue.Of(new Leads()));
        Assert.Equal(new ShownValue("text/plain", "mine", null), ShownValue.Of(new Own(1)));
        Assert.Equal(new ShownValue("text/html", "<i>x</i>", null), ShownValue.Of(new Page("<i>x</i>")));
    }

    [Fact]
    public void A_list_of_records_is_a_table_with_escaped_text()
    {
        var shown = ShownValue.Of(new[] { new { Name = "<b>", Value = 1 }, new { Name = "c", Value = 2 } });
        Assert.Equal(
            "<table><thead><tr><th></th><th>Name</th><th>Value</th></tr></thead><tbody>"
                + "<tr><th>0</th><td>&lt;b&gt;</td><td>1</td></tr><tr><th>1</th><td>c</td><td>2</td></tr></tbody></table>",
            shown.Html
        );
    }

    [Fact]
    public void Endless_large_and_recursive_values_are_cut()
    {
        Assert.EndsWith("98, 99, ...]", ShownValue.Of(Endless()).Data, StringComparison.Ordinal);
        Assert.InRange(ShownValue.Of(new[] { new string('x', 1_000_000) }).Data.Length, 1000, 1100);
        var wide = Enumerable.Range(0, 1000).Select(_ => Enumerable.Range(0, 1000).Select(_ => new string('x', 999)));
        Assert.InRange(ShownValue.Of(wide).Data.Length, 10_000, 120_000);
        var ring = new List<object>();
        ring.Add(ring);
        Assert.InRange(ShownValue.Of(ring).Data.Length, 1, 200);
    }

    [Fact]
    public void An_exception_in_ToHtml_is_thrown_unwrapped() =>
        Assert.Throws<InvalidTimeZoneException>(() => ShownValue.Of(new Throwing("no")));

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

    private sealed class Page(string html)
    {
        public string ToHtml() => html;
    }

    private sealed class Throwing(string message)
    {
        public string ToHtml() => throw new InvalidTimeZoneException(message);
    }
}
