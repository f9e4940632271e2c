using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests the injection of parameter values into a notebook.</summary>
public sealed class ParameterTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task The_executed_copy_has_a_cell_with_the_injected_value()
    {
        var run = await Fixture.RunAsync(SharedCases.Notebook("s1"), parameters: new() { ["n"] = "21" });
        Assert.Null(run.Failure);
        Assert.Equal("// Parameters\nn = 21;", run.Executed.Cells[1].Source);
        Assert.Equal(["injected-parameters"], run.Executed.Cells[1].Tags);
        Assert.Equal("42", run.Text(3, "execute_result"));
    }

    [Fact]
    public async Task An_executed_copy_runs_with_its_injected_values_until_new_ones_replace_them()
    {
        _file.Code("var n = 1; var m = 1;", "parameters").Code("n * m").Save();
        var first = await Fixture.RunAsync(_file.Path, parameters: new() { ["n"] = "21" });
        await File.WriteAllTextAsync(_file.Path, first.Executed.ToJson(), TestContext.Current.CancellationToken);
        var again = await Fixture.RunAsync(_file.Path);
        Assert.Equal("21", again.Text(3, "execute_result"));
        var other = await Fixture.RunAsync(_file.Path, parameters: new() { ["m"] = "5" });
        Assert.Equal(3, other.Executed.Cells.Count);
        Assert.Equal("// Parameters\nm = 5;", other.Executed.Cells[1].Source);
        Assert.Equal("5", other.Text(3, "execute_result"));
    }

    [Fact]
    public async Task Values_of_every_type_are_assigned_correctly()
    {
        var run = await _file
            .Code(
                "int[] sizes = [1]; List<string> names = []; string? text = \"a\"; string? none = \"b\"; var price = 1.5m; "
                    + "var day = DateTime.MinValue; var map = new Dictionary<string, int>(); double? rate = 1; var flag = false;",
                "parameters"
            )
            .Code(
                "string.Join('|', sizes.Sum(), names[1], text, none is null, price, day.Day, map[\"k\"], rate is null, flag)"
            )
            .RunAsync(
                parameters: new()
                {
                    ["sizes"] = "[20, 22]",
                    ["names"] = """["a", "b\"\\c"]""",
                    ["text"] = """C:\new "x" {y}""",
                    ["none"] = "null",
                    ["price"] = "0.10",
                    ["day"] = "2026-11-28",
                    ["map"] = """{"k": 7}""",
                    ["rate"] = "null",
                    ["flag"] = "true",
                }
            );
        Assert.True(run.Failure is null, run.Failure?.ToString());
        Assert.Equal("""42|b"\c|C:\new "x" {y}|True|0.10|28|7|True|True""", run.Text(3, "execute_result"));
    }

    [Theory]
    [InlineData("var n = 1;", "n", "-1e-3", "n = -1e-3;")]
    [InlineData("float n = 1;", "n", "0.5", "n = 0.5f;")]
    [InlineData("var s = \"\";", "s", "7", "s = \"7\";")]
    [InlineData("string s;", "s", "[1]", "s = \"[1]\";")]
    [InlineData("string s;", "s", "\"null\"", "s = \"null\";")]
    [InlineData("var s = $\"{1}\";", "s", "a\nb\t\"\\", "s = \"a\\nb\\t\\\"\\\\\";")]
    public void A_value_is_written_as_a_CSharp_literal(string declaration, string name, string value, string code)
    {
        _file.Code(declaration, "parameters").Save();
        var injected = InjectedParameters.Into(
            Notebook.Read(_file.Path),
            new Dictionary<string, string> { [name] = value }
        );
        Assert.Equal($"// Parameters\n{code}", injected.Cells[1].Source);
    }

    [Fact]
    public async Task A_value_for_a_notebook_without_a_parameters_cell_is_an_error()
    {
        var error = await Assert.ThrowsAsync<ParameterException>(() =>
            Fixture.RunAsync(SharedCases.Notebook("s2"), parameters: new() { ["n"] = "21" })
        );
        Assert.Contains("no cell that is run has the tag parameters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_the_parameters_cell_does_not_declare_is_an_error()
    {
        _file.Code("var n = 1;", "parameters").Code("var m = 1;");
        var error = await Assert.ThrowsAsync<ParameterException>(() =>
            _file.RunAsync(parameters: new() { ["m"] = "2" })
        );
        Assert.Contains("declares no variable m. It declares n.", error.Message, StringComparison.Ordinal);
    }
}
