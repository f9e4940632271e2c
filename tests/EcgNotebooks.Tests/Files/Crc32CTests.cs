using EcgNotebooks.Files;

namespace EcgNotebooks.Tests.Files;

public class Crc32CTests
{
    // The test vectors are from RFC 3720, appendix B.4, and the usual check value.
    [Fact]
    public void The_checksum_has_the_published_values()
    {
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    public void The_checksum_of_two_parts_is_that_of_the_whole(int cut)
    {
        var bytes = "123456789"u8;
        Assert.Equal(0xE3069283u, Crc32C.Of(bytes[cut..], Crc32C.Of(bytes[..cut])));
    }
}
