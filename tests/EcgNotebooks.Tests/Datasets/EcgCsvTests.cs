using EcgNotebooks.Datasets;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets;

public sealed class EcgCsvTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => folder["ecg.csv"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Other_devices_names_of_leads_are_found_and_modified_leads_are_not()
    {
        Save("Lead II (uV),ECG I,MLII,lead avr [V]\n1,0.5,9,-0.001\n2,0.5,9,-0.001\n");
        var record = EcgCsv.Read(File, null, 250);
        Assert.Equal(["Lead II", "ECG I", "lead avr"], record.Signals.Select(signal => signal.Name));
    }

    [Fact]
    public async Task A_named_pipe_is_not_waited_for()
    {
        NamedPipe.SkipUnlessMade();
        NamedPipe.Make(File);
        await Assert.ThrowsAsync<TableException>(() => NamedPipe.Promptly(() => EcgCsv.Read(File, null, 250)));
    }

    [Fact]
    public void Leads_are_found_by_the_header_and_units_beside_them()
    {
        Save("\uFEFFnote,II (uV),i , aVR [V]\nx,1,0.5,-0.001\n\"a,b\", 2e3 ,,nan\n");
        var record = EcgCsv.Read(File, null, 250);
        Assert.Equal((250, 2), (record.SamplingRateHz, record.SampleCount));
        Assert.Equal(["II", "i", "aVR"], record.Signals.Select(signal => signal.Name));
        Assert.Equal(["uV", "mV", "V"], record.Signals.Select(signal => signal.Unit));
        Assert.Equal([1, 2000], record[Lead.II].Samples);
        Assert.Equal([0.5, double.NaN], record[Lead.I].Samples);
        Assert.Equal([-0.001, double.NaN], record[Lead.AVR].Samples);
        Assert.Equal(["aVR", "II"], EcgCsv.Read(File, [Lead.AVR, Lead.II], 250).Signals.Select(signal => signal.Name));
    }

    [Theory]
    [InlineData("time", "0,0.002,0.004,0.006", 500)]
    [InlineData("t", "10,10.002,10.004,10.006", 500)]
    [InlineData("Time (s)", "0,0.004,0.008,0.012", 250)]
    [InlineData("time [ms]", "0,4,8,12", 250)]
    public void A_column_of_times_tells_the_rate(string name, string times, double rate)
    {
        Save($"{name},I\n{string.Concat(times.Split(',').Select(time => $"{time},1\n"))}");
        Assert.Equal(rate, EcgCsv.Read(File, [Lead.I]).SamplingRateHz);
    }

    [Theory]
    [InlineData(360, 3600)]
    [InlineData(700, 7000)]
    [InlineData(500, 60)]
    public void Times_rounded_to_whole_milliseconds_tell_the_rate_too(double rate, int samples)
    {
        var times = Enumerable.Range(0, samples).Select(i => Math.Round(1000 * i / rate));
        Save($"time (ms),I\n{string.Concat(times.Select(time => $"{time},1\n"))}");
        Assert.Equal(rate, EcgCsv.Read(File, [Lead.I]).SamplingRateHz);
    }

    [Theory]
    [InlineData("0,1,2,4,5", 3)]
    [InlineData("0,1,1,1,9", 1)]
    [InlineData("5,4,3,2,1", 1)]
    [InlineData("1,1,1", 1)]
    [InlineData("0,,2", 1)]
    public void Times_that_are_not_equally_spaced_are_an_error(string times, int sample)
    {
        Save($"time,I\n{string.Concat(times.Split(',').Select(time => $"{time},1\n"))}");
        var error = Assert.Throws<EcgException>(() => EcgCsv.Read(File));
        Assert.Contains($"sample {sample} ", error.Message, StringComparison.Ordinal);
        Assert.Equal(100, EcgCsv.Read(File, null, 100).SamplingRateHz);
    }

    [Theory]
    [InlineData("I\n1\n2\n", "--rate")]
    [InlineData("time,I\n1,1\n", "1 samples")]
    [InlineData("time,II\n0,1\n1,1\n", "no lead I")]
    [InlineData("time;I\n0;1\n1;1\n", "commas")]
    [InlineData("time,I\n0,1\n1,x\n", "line 3")]
    [InlineData("time,I\n0,\"1,5\"\n1,1\n", "line 2")]
    [InlineData("time,I\n0,1\n1\n", "line 3")]
    [InlineData("time,I,I\n0,1,1\n", "I")]
    [InlineData("", "empty")]
    public void What_cannot_be_read_is_an_error_that_says_where(string text, string word)
    {
        Save(text);
        var error = Assert.ThrowsAny<EcgException>(() =>
            EcgCsv.Read(File, [Lead.I], text.StartsWith("time;", StringComparison.Ordinal) ? 1 : null)
        );
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    private void Save(string text) => System.IO.File.WriteAllText(File, text);
}
