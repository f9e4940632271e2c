namespace EcgNotebooks.Tests;

public class EcgExceptionTests
{
    [Fact]
    public void The_middle_of_a_long_problem_is_left_out()
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
    public void Characters_that_control_a_terminal_are_replaced(string problem, string shown) =>
        Assert.Equal(shown, new EcgException(problem, "Remedy.").Problem);
}
