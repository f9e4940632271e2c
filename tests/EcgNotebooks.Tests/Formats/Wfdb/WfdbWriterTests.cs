using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Wfdb;

public sealed class WfdbWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_header_is_written_in_PTB_XL_s_style()
    {
        WfdbWriter.Write(_folder["00001_hr"], Record(500, [0.075, -0.1], [-32.767, 32.767]));
        Assert.Equal(
            "00001_hr 2 500 2\n00001_hr.dat 16 1000.0(0)/mV 16 0 75 65511 0 I\n00001_hr.dat 16 1000.0(0)/mV 16 0 -32767 0 0 II\n",
            File.ReadAllText(_folder["00001_hr.hea"])
        );
    }

    [Fact]
    public void Written_samples_are_read_back_within_half_a_step()
    {
        var random = new Random(3);
        double[][] signals =
        [
            .. Enumerable
                .Range(0, 5)
                .Select(_ => Enumerable.Range(0, 1237).Select(_ => 60 * random.NextDouble() - 30).ToArray()),
        ];
        signals[2][17] = double.NaN;
        WfdbWriter.Write(_folder["rec"], Record(257.5, signals));
        var read = WfdbRecord.Read(_folder["rec"]);
        Assert.Equal(257.5, read.SamplingRateHz);
        for (var s = 0; s < signals.Length; s++)
        {
            for (var i = 0; i < signals[s].Length; i++)
            {
                Assert.Equal(signals[s][i], read.Signals[s].Samples[i], 0.0005 + 1e-12);
            }
        }
    }

    [Fact]
    public void A_sample_that_exceeds_16_bits_is_an_error_with_its_location()
    {
        var error = Assert.Throws<EcgException>(() => WfdbWriter.Write(_folder["rec"], Record(500, [0, 33])));
        Assert.Contains("sample 1 of signal I", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Signals_of_different_length_are_an_error() =>
        Assert.Throws<EcgException>(() => WfdbWriter.Write(_folder["rec"], Record(500, [0, 1], [0])));

    [Theory]
    [InlineData("m V", "I")]
    [InlineData("mV", "I\nrec.dat 16")]
    public void Names_that_would_corrupt_the_header_are_refused(string unit, string name) =>
        Assert.Throws<EcgException>(() =>
            WfdbWriter.Write(_folder["rec"], new EcgRecord("rec", 500, [new(name, unit, [0])]))
        );

    [Fact]
    public void A_real_recording_is_written_back_byte_for_byte()
    {
        var source = Directory
            .GetFiles(SharedData.Subset, "*_hr.hea", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .First();
        var name = Path.GetFileNameWithoutExtension(source);
        WfdbWriter.Write(_folder[name], WfdbRecord.Read(source));
        Assert.Equal(File.ReadAllText(source), File.ReadAllText(_folder[name + ".hea"]));
        Assert.Equal(File.ReadAllBytes(Path.ChangeExtension(source, "dat")), File.ReadAllBytes(_folder[name + ".dat"]));
    }

    private static EcgRecord Record(double rate, params double[][] signals) =>
        new("rec", rate, [.. signals.Select((samples, i) => new EcgSignal(Lead.All[i].Name, "mV", samples))]);
}
