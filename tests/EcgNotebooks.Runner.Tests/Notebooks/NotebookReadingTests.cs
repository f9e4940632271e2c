using System.Diagnostics;
using System.Text;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Notebooks;

/// <summary>Tests that files with harmless deviations from the format are read, and that others are rejected with a clear message.</summary>
public sealed class NotebookReadingTests : IDisposable
{
    // Only a reader that waits for a writer reaches this timeout.
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(2);

    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_named_pipe_is_rejected_and_not_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mkfifo is a program of Unix");
        using (var made = Process.Start("mkfifo", [_file.Path]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var reading = Task.Run(() => Refused(_file.Path), TestContext.Current.CancellationToken);
        var message = await reading.WaitAsync(_timeout, TestContext.Current.CancellationToken);
        Assert.StartsWith(_file.Path, message, StringComparison.Ordinal);
        Assert.Contains("named pipe", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_and_a_link_to_a_device_are_rejected()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/null is a device of Unix");
        File.CreateSymbolicLink(_file.Path, "/dev/null");
        Assert.Contains("device", Refused("/dev/null"), StringComparison.Ordinal);
        Assert.Contains("device", Refused(_file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_rejected_as_a_folder() =>
        Assert.Contains("is a folder", Refused(_file.Folder), StringComparison.Ordinal);

    [Fact]
    public void Invalid_UTF8_is_rejected_with_its_line()
    {
        const string Json = """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"cell_type":"code","source":"var caf@ = 1;"}]}
            """;
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Json).Select(b => b == (byte)'@' ? (byte)0xE9 : b)];
        File.WriteAllBytes(_file.Path, bytes);
        Assert.Contains("is not UTF-8 (line 2 contains the byte 0xE9)", Refused(_file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_an_unpaired_surrogate_is_rejected()
    {
        File.WriteAllText(_file.Path, With("\"source\":\"\",\"\\ud83d\":1"));
        Assert.Contains("unpaired surrogate", Refused(_file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void UTF16_with_a_byte_order_mark_is_read()
    {
        File.WriteAllText(_file.Path, With("\"source\":\"\\\"ü\\\"\""), Encoding.Unicode);
        Assert.Equal("\"ü\"", Notebook.Read(_file.Path).Cells[0].Source);
    }

    [Fact]
    public void Invalid_JSON_is_rejected_with_its_line() =>
        Assert.Contains(
            "(line 3)",
            Assert
                .Throws<NotebookException>(() =>
                    Notebook.Parse("a.ipynb", "{\"nbformat\":4,\n\"nbformat_minor\":5,\n\"cells\":[nope]}")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_unpaired_surrogate_is_rejected_with_its_line() =>
        Assert.Contains(
            "(line 2)",
            Assert.Throws<NotebookException>(() => Notebook.Parse("a.ipynb", "{\n\"own\":\"\\ud800\"}")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void NaN_and_infinities_are_read_as_null(string number)
    {
        var notebook = Notebook.Parse("a.ipynb", With($"\"source\":\"NaN\",\n\"metadata\":{{\"loss\":[1,{number}]}}"));
        Assert.Equal("NaN", notebook.Cells[0].Source);
        Assert.Contains("[1,null]", Compact(notebook.ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_levels_of_nesting_are_read_and_written()
    {
        var nested = new string('[', 100) + new string(']', 100);
        var json = With($"\"source\":\"1\",\"metadata\":{{\"own\":{nested}}}");
        Assert.Contains(nested, Compact(Notebook.Parse("a.ipynb", json).ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_levels_of_nesting_are_rejected()
    {
        var json = With($"\"source\":\"1\",\"metadata\":{{\"own\":{new string('[', 1_000_000)}");
        var message = Assert.Throws<NotebookException>(() => Notebook.Parse("a.ipynb", json)).Message;
        Assert.Contains("depth", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_without_a_traceback_is_read() =>
        Assert.Single(
            Notebook
                .Parse(
                    "a.ipynb",
                    With("\"source\":\"1\",\"outputs\":[{\"output_type\":\"error\",\"ename\":\"E\",\"evalue\":\"v\"}]")
                )
                .Cells[0]
                .Outputs
        );

    private static string Refused(string path) => Assert.Throws<NotebookException>(() => Notebook.Read(path)).Message;

    private static string With(string cell) =>
        $$"""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","id":"a",{{cell}}}]}""";

    private static string Compact(string json) => string.Concat(json.Where(c => !char.IsWhiteSpace(c)));
}
