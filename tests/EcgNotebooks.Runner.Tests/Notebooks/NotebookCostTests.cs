using EcgNotebooks.Runner.Checking;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Tests.Notebooks;

/// <summary>Tests that unused parts of a notebook take little more memory than their bytes, even if they are deeply nested.</summary>
public class NotebookCostTests
{
    // The parser stores 12 bytes per bracket in a table whose size it doubles when it is full; the text itself counts as well.
    private const int MostPerByte = 50;

    private static readonly string _arrays = Nested("[", "", "]", 1300);

    private static readonly string _objects = Nested("{\"a\":", "1", "}", 440);

    private static readonly Dictionary<int, TimeSpan> _took = new() { [1] = TimeSpan.Zero };

    public static TheoryData<string, string> Foreign =>
        new()
        {
            { "[]", _arrays },
            { "[]", _objects },
            { "[\"a\"]", _arrays },
            { "[\"a\"]", _objects },
        };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Nested_metadata_are_read_and_compared_cheaply(string tags, string own)
    {
        var json = Json($$"""{"tags":{{tags}},"own":{{own}}}""");
        AssertCheap(json, () => _ = Notebook.Parse("a", json));
        AssertCheap(json, () => _ = Compared(json));
    }

    [Fact]
    public void Nested_tags_are_rejected_cheaply()
    {
        string[] notebooks = [Json($$"""{"tags":{{_arrays}}}"""), Json($$"""{"tags":{{_objects}}}""")];
        Assert.All(
            notebooks,
            json =>
                AssertCheap(
                    json,
                    () => Assert.Contains("tags that aren't a list of texts", Refused(json), StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void A_nested_type_or_version_is_rejected_cheaply_and_not_quoted()
    {
        var type = $$"""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":{{_arrays}}}]}""";
        AssertCheap(
            type,
            () => Assert.Contains("cell 1 has the unknown type '[...]'", Refused(type), StringComparison.Ordinal)
        );
        var version = $$"""{"nbformat":{{_arrays}},"nbformat_minor":5,"cells":[]}""";
        AssertCheap(version, () => Assert.Contains("nbformat [...].5", Refused(version), StringComparison.Ordinal));
    }

    private static void AssertCheap(string json, Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)json.Length;
        Assert.True(each <= MostPerByte, $"{each:F0} bytes allocated for each byte of {json[..80]}");
    }

    private static object Compared(string json)
    {
        var run = new NotebookRun(Notebook.Parse("a", json), null, _took, new Dictionary<int, string>());
        return NotebookComparison.Compare(run.Executed, run);
    }

    private static string Refused(string json) =>
        Assert.Throws<NotebookException>(() => Notebook.Parse("a.ipynb", json)).Message;

    private static string Json(string metadata) =>
        $$"""{"nbformat":4,"nbformat_minor":5,"cells":[{"cell_type":"code","source":"1","metadata":{{metadata}},"outputs":[]}]}""";

    private static string Nested(string open, string inner, string close, int count)
    {
        const int depth = 50;
        var one =
            string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
        return $"[{string.Join(',', Enumerable.Repeat(one, count))}]";
    }
}
