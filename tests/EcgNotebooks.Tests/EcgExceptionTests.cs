namespace EcgNotebooks.Tests;

public class EcgExceptionTests
{
    [Fact]
    public void A_problem_that_quotes_a_long_text_is_shown_without_its_middle()
    {
        var error = new EcgException($"a.hea: no lead among {new string('x', 1_000_000)}, in the end.", "Use another.");
        Assert.InRange(error.Message.Length, 1000, 2000);
        Assert.StartsWith("a.hea: no lead among xxx", error.Problem, StringComparison.Ordinal);
        Assert.EndsWith("x, in the end.", error.Problem, StringComparison.Ordinal);
        Assert.EndsWith("Use another.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u001b[2Jb", "a\uFFFD[2Jb")]
    [InlineData("a\0b\rc", "a\uFFFDb\uFFFDc")]
    [InlineData("\u202Ecod.exe", "\uFFFDcod.exe")]
    [InlineData("two\nlines\tdonn\u00e9es \u5fc3\u96fb\u56f3", "two\nlines\tdonn\u00e9es \u5fc3\u96fb\u56f3")]
    public void What_would_steer_a_terminal_is_replaced(string problem, string shown) =>
        Assert.Equal(shown, new EcgException(problem, "Remedy.").Problem);
}
