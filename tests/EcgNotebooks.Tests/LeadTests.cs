namespace EcgNotebooks.Tests;

public class LeadTests
{
    [Theory]
    [InlineData("I", 0)]
    [InlineData("avr", 3)]
    [InlineData("AVF", 5)]
    [InlineData(" V6 ", 11)]
    [InlineData("Lead I", 0)]
    [InlineData("LEAD II", 1)]
    [InlineData("lead aVF", 5)]
    [InlineData("I ", 0)]
    [InlineData("ECG I", 0)]
    [InlineData("ECG lead I", 0)]
    [InlineData(" ecg  Lead\tv1", 6)]
    public void A_lead_is_read_by_its_name_in_any_case(string name, int index)
    {
        Assert.True(Lead.TryParse(name, out var lead));
        Assert.Equal(index, lead.Index);
    }

    [Theory]
    [InlineData("")]
    [InlineData("IV")]
    [InlineData(null)]
    [InlineData("MLII")]
    [InlineData("Lead MLII")]
    [InlineData("ML II")]
    [InlineData("M II")]
    [InlineData("V")]
    [InlineData("lead")]
    [InlineData("ECG")]
    [InlineData("ECG lead")]
    [InlineData("lead ECG I")]
    [InlineData("lead lead I")]
    [InlineData("LeadI")]
    [InlineData("I II")]
    public void What_is_not_a_lead_is_refused(string? name) => Assert.False(Lead.TryParse(name, out _));

    [Fact]
    public void An_unknown_lead_is_an_error_that_lists_the_known_ones()
    {
        var error = Assert.Throws<EcgException>(() => Lead.Parse("IV"));
        Assert.Contains("aVR", error.Remedy, StringComparison.Ordinal);
    }
}
