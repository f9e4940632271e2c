using System.Text;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>Tests reading lines from a process that may send anything.</summary>
public class MarkedLinesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public async Task Lines_are_complete_however_they_are_divided(int pieces)
    {
        string[] texts = ["a", "", new('b', 200_000), "c", new('d', 70_000), "e"];
        var lines = Lines(string.Concat(texts.Select(t => $"mark{t}\n")) + "markhalf", pieces);
        foreach (var text in texts)
        {
            Assert.Equal(text, Encoding.UTF8.GetString((await lines.ReadAsync(Cancellation))!.Value.Span));
        }

        Assert.Null(await lines.ReadAsync(Cancellation));
    }

    [Theory]
    [InlineData("other line\n")]
    [InlineData("mar\n")]
    [InlineData("\n")]
    [InlineData("mas")]
    public async Task A_line_without_the_mark_is_rejected_before_its_end(string text) =>
        await Assert.ThrowsAsync<BrokenEventException>(() => Lines(text).ReadAsync(Cancellation));

    [Fact]
    public async Task A_line_without_an_end_is_rejected_at_the_limit()
    {
        var endless = new Pieces(Encoding.UTF8.GetBytes("mark" + new string('x', 5_000_000)), 4096);
        var lines = new MarkedLines(endless, "mark"u8.ToArray(), 300_000);
        await Assert.ThrowsAsync<BrokenEventException>(() => lines.ReadAsync(Cancellation));
        Assert.InRange(endless.Position, 300_000, 320_000);
    }

    private static MarkedLines Lines(string text, int pieces = 4096) =>
        new(new Pieces(Encoding.UTF8.GetBytes(text), pieces), "mark"u8.ToArray(), 300_000);

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
