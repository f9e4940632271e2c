using System.Text;
using System.Text.Json;
using EcgNotebooks.Formats;

namespace EcgNotebooks.Tests.Formats;

public class StrictJsonTests
{
    [Theory]
    [InlineData("""{"a": 1, "a": 2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\udc00": 1}""")]
    [InlineData("""[{"a": ["\ud800x"]}]""")]
    [InlineData("[")]
    public void Duplicate_names_and_invalid_Unicode_are_refused(string json)
    {
        Assert.ThrowsAny<JsonException>(() => StrictJson.Parse(Encoding.UTF8.GetBytes(json)).Dispose());
        Assert.ThrowsAny<JsonException>(() => StrictJson.ParseNode(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        Assert.ThrowsAny<JsonException>(() => StrictJson.Parse((byte[])[(byte)'"', 0xC3, (byte)'"']).Dispose());

    [Fact]
    public void A_surrogate_pair_is_read_as_one_character() =>
        Assert.Equal("\U0001F493", (string?)StrictJson.ParseNode("""{"a": "\ud83d\udc93"}"""u8.ToArray())!["a"]);
}
