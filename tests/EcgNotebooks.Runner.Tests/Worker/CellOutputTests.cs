using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>Tests the limits on a cell's outputs.</summary>
[Trait("speed", "slow")]
public sealed class CellOutputTests : IDisposable
{
    private readonly NotebookFile _file = new();
    private readonly List<WorkerEvent> _sent = [];
    private readonly CellOutput _output;

    public CellOutputTests()
    {
        _output = new CellOutput(_sent.Add);
        _output.Begin(1);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Displayed_data_are_limited_with_an_immediate_note_and_a_count_at_the_end()
    {
        var page = new string('x', CellOutput.ShownCharacters / 4);
        for (var i = 0; i < 100; i++)
        {
            _output.Show(Shown("text/html", page));
        }

        Assert.Equal(3, _sent.OfType<CellDisplayed>().Count());
        Assert.Contains("output cut: a cell may have", Assert.Single(Printed()).Text, StringComparison.Ordinal);
        _output.End();
        Assert.Contains("[output cut: 97 more displays]", Printed().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_displayed_and_printed_outputs_is_limited()
    {
        for (var i = 0; i < 100_000; i++)
        {
            _output.Print(i % 2 == 0 ? "stdout" : "stderr", "x");
            _output.Show(Shown("text/plain", ""));
        }

        _output.End();
        var outputs = new CellOutputs(1, otherForms: false);
        _sent.ForEach(outputs.Add);
        Assert.InRange(outputs.Json.Count, CellOutput.Outputs, CellOutput.Outputs + 10);
    }

    [Fact]
    public void Both_streams_share_the_limit_of_a_cell_and_the_next_cell_has_its_own()
    {
        var text = new string('x', 1000);
        for (var i = 0; i < 2000; i++)
        {
            _output.Print(i < 900 ? "stdout" : "stderr", text);
        }

        _output.End();
        Assert.InRange(
            Printed().Sum(p => p.Text.Length),
            CellOutput.PrintedCharacters,
            CellOutput.PrintedCharacters + 200
        );
        Assert.Contains("[output cut: 1000000 more characters]", Printed().Last().Text, StringComparison.Ordinal);
        _sent.Clear();
        _output.Begin(2);
        _output.Print("stdout", text);
        _output.End();
        Assert.Equal(new CellPrinted(2, "stdout", text), Assert.Single(_sent));
    }

    [Fact]
    public async Task A_cell_stopped_at_its_time_limit_has_limited_outputs_and_the_note()
    {
        var run = await _file
            .Code(
                "var page = new string('x', 100_000); for (var i = 0; i < 1000; i++) HTML(page).Display(); System.Threading.Thread.Sleep(-1);"
            )
            .RunAsync(limitSeconds: 15);
        Assert.Contains("longer than its time limit of 15 s", run.Failure!.Reason, StringComparison.Ordinal);
        var size = run.Executed.Cells[0].Outputs.Sum(o => o!.ToJsonString().Length);
        Assert.InRange(size, CellOutput.ShownCharacters - 200_000, CellOutput.ShownCharacters + 200_000);
        Assert.Contains("output cut: a cell may have", run.Text(1, "stream"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_an_exception_is_cut_with_a_note()
    {
        var run = await _file
            .Code("throw new Exception(new string('x', 50_000_000) + \"\\n\" + new string('\\n', 50_000_000));")
            .RunAsync();
        Assert.InRange(run.Failure!.Reason.Length, 1000, 50_000);
        Assert.Contains("more characters]", run.Failure.Reason, StringComparison.Ordinal);
        Assert.InRange(run.Executed.ToJson().Length, 1000, 100_000);
    }

    [Fact]
    public async Task Millions_of_lines_are_stored_as_one_text()
    {
        var run = await _file.Code("display(new string('\\n', 10_000_000)); 1").RunAsync();
        Assert.Null(run.Failure);
        Assert.Equal(10_000_000, run.Text(1, "display_data").Length);
        Assert.IsNotType<System.Text.Json.Nodes.JsonArray>(
            run.Executed.Cells[0].Outputs[0]!["data"]!["text/plain"],
            exactMatch: false
        );
    }

    [Theory]
    [InlineData("class E : Exception { public override string Message => throw new Exception(); } throw new E();", "E")]
    [InlineData("class E : Exception { public override string ToString() => null; } throw new E();", "E")]
    [InlineData(
        "class V { public override string ToString() => throw new FormatException(\"no text\"); } new V()",
        "FormatException"
    )]
    public async Task An_exception_whose_text_throws_is_the_cell_s_failure(string code, string error)
    {
        var run = await _file.Code(code).RunAsync();
        Assert.Equal(1, run.Failure!.Cell);
        Assert.DoesNotContain("before the notebook did", run.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal(error, (string?)run.Executed.Cells[0].Outputs[^1]!["ename"]);
    }

    [Theory]
    [InlineData("while (true) { 1.Display(); }")]
    [InlineData("var page = new string('x', 1_000_000); while (true) { HTML(page).Display(); }")]
    public async Task A_cell_that_displays_without_end_is_stopped_before_its_time_limit(string code)
    {
        var run = await _file.Code(code).Code("1 + 1").RunAsync(limitSeconds: 600);
        Assert.Contains(
            "The cell was stopped because it displays more than",
            run.Failure!.Reason,
            StringComparison.Ordinal
        );
        Assert.Equal("TooManyOutputs", (string?)run.Executed.Cells[0].Outputs[^1]!["ename"]);
        Assert.Empty(run.Executed.Cells[1].Outputs);
    }

    private static CellDisplayed Shown(string mimeType, string data) =>
        new(0, [new DisplayedForm(mimeType, data)], IsResult: false);

    private IEnumerable<CellPrinted> Printed() => _sent.OfType<CellPrinted>();
}
