using System.Globalization;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Formats.Csv;

public class PythonFloatTests
{
    [Theory]
    [InlineData(4759.0, "4759.0")]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1234567890123456.7, "1234567890123456.8")]
    [InlineData(12345678901234567890.0, "1.2345678901234567e+19")]
    [InlineData(9007199254740993.0, "9007199254740992.0")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void A_double_is_written_as_Python_writes_it(double value, string text) =>
        Assert.Equal(text, PythonFloat.Format(value));

    [Fact]
    public void The_text_is_read_back_as_the_same_double()
    {
        var random = new NumPyRandomState(3);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.UInt64BitsToDouble(random.NextUInt64());
            if (double.IsFinite(value))
            {
                Assert.Equal(value, double.Parse(PythonFloat.Format(value), CultureInfo.InvariantCulture));
            }
        }
    }
}
