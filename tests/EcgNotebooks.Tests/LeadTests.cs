namespace EcgNotebooks.Tests;

public class LeadTests
{
    [Theory]
    [InlineData("I", 0)]
    [InlineData("avr", 3)]
    [InlineData("AVF", 5)]
    [InlineData(" V6 ", 11)]
    public void A_lead_is_read_by_its_name_in_any_case(string name, int index)
    {
        Assert.True(Lead.TryParse(name, out var lead));
        Assert.Equal(index, lead.Index);
    }

    [Theory]
    [InlineData("")]
    [InlineData("IV")]
    [InlineData(null)]
    public void What_is_not_a_lead_is_refused(string? name) => Assert.False(Lead.TryParse(name, out _));

    [Fact]
    public void An_unknown_lead_is_an_error_that_lists_the_known_ones()
    {
        var error = Assert.Throws<EcgException>(() => Lead.Parse("IV"));
        Assert.Contains("aVR", error.Remedy, StringComparison.Ordinal);
    }
}
