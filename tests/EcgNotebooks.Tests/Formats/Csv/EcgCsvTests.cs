using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Csv;

public sealed class EcgCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["ecg.csv"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lead_names_of_other_devices_are_recognised_and_modified_leads_are_not()
    {
        Save("Lead II (uV),ECG I,MLII,lead avr [V]\n1,0.5,9,-0.001\n2,0.5,9,-0.001\n");
        var record = EcgCsv.Read(File, null, 250);
        Assert.Equal(["Lead II", "ECG I", "lead avr"], record.Signals.Select(signal => signal.Name));
    }

    [Fact]
    public async Task Reading_does_not_wait_for_a_named_pipe()
    {
        NamedPipe.SkipUnlessMade();
        NamedPipe.Make(File);
        await Assert.ThrowsAsync<TableException>(() => NamedPipe.Promptly(() => EcgCsv.Read(File, null, 250)));
    }

    [Fact]
    public void Leads_and_units_are_read_from_the_header()
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
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("NULL")]
    [InlineData("#N/A")]
    [InlineData("NaN")]
    public void Words_for_missing_values_give_missing_samples(string word)
    {
        Save($"I,II\n1,2\n{word},3\n");
        Assert.Equal([1, double.NaN], EcgCsv.Read(File, null, 250)[Lead.I].Samples);
    }

    [Theory]
    [InlineData("time", "0,0.002,0.004,0.006", 500)]
    [InlineData("t", "10,10.002,10.004,10.006", 500)]
    [InlineData("Time (s)", "0,0.004,0.008,0.012", 250)]
    [InlineData("time [ms]", "0,4,8,12", 250)]
    public void A_column_of_times_determines_the_sampling_rate(string name, string times, double rate)
    {
        Save($"{name},I\n{string.Concat(times.Split(',').Select(time => $"{time},1\n"))}");
        Assert.Equal(rate, EcgCsv.Read(File, [Lead.I]).SamplingRateHz);
    }

    [Theory]
    [InlineData(360, 3600)]
    [InlineData(700, 7000)]
    [InlineData(500, 60)]
    public void Times_rounded_to_milliseconds_determine_the_sampling_rate(double rate, int samples)
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
        Assert.Throws<EcgException>(() => EcgCsv.Read(File, null, 100));
    }

    [Theory]
    [InlineData("time (min)", "0,0.0001,0.0002,0.0003", 1 / 0.006)]
    [InlineData("time [h]", "0,0.00001,0.00002,0.00003", 1 / 0.036)]
    [InlineData("t (us)", "0,2000,4000", 500)]
    [InlineData("t (\u00B5s)", "0,2000,4000", 500)]
    [InlineData("time (\u03BCs)", "0,2000,4000", 500)]
    [InlineData("time (ns)", "0,2000000,4000000", 500)]
    [InlineData("Time (milliseconds)", "0,2,4", 500)]
    [InlineData("Time (Seconds)", "0,0.002,0.004", 500)]
    [InlineData("time (sec)", "0,0.002,0.004", 500)]
    [InlineData("time_ms", "0,2,4", 500)]
    [InlineData("time/min", "0,0.0001,0.0002", 1 / 0.006)]
    [InlineData("time in us", "0,2000,4000", 500)]
    public void The_header_gives_the_unit_of_the_times(string name, string times, double rate)
    {
        Save($"{name},I\n{string.Concat(times.Split(',').Select(time => $"{time},1\n"))}");
        Assert.Equal(rate, EcgCsv.Read(File, [Lead.I]).SamplingRateHz, 1e-6);
    }

    [Theory]
    [InlineData("time (fortnights)", "fortnights")]
    [InlineData("t [m]", "'m'")]
    [InlineData("time ()", "''")]
    public void An_unknown_unit_of_time_is_refused_by_name(string name, string unit)
    {
        Save($"{name},I\n0,1\n1,1\n2,1\n");
        foreach (var rate in new double?[] { null, 500 })
        {
            var error = Assert.ThrowsAny<EcgException>(() => EcgCsv.Read(File, [Lead.I], rate));
            Assert.Contains(unit, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Blank_lines_between_samples_are_missing_samples()
    {
        Save("I\n1\n\n\n2\r\n\r\n3\n\n\n");
        Assert.Equal([1, double.NaN, double.NaN, 2, double.NaN, 3], EcgCsv.Read(File, null, 250)[Lead.I].Samples);
        Save("I,II\n1,2\n\n3,4\n\n");
        Assert.Equal([2, double.NaN, 4], EcgCsv.Read(File, null, 250)[Lead.II].Samples);
    }

    [Fact]
    public void Blank_lines_between_rows_with_times_are_ignored()
    {
        Save("time,I\n\n0,1\n\n0.002,2\n\n0.004,3\n");
        var record = EcgCsv.Read(File);
        Assert.Equal(500, record.SamplingRateHz);
        Assert.Equal([1, 2, 3], record[Lead.I].Samples);
        Save("time,I\n0,1\n0.002,2\n\n0.006,3\n0.008,3\n");
        Assert.Contains(
            "sample 2 ",
            Assert.Throws<EcgException>(() => EcgCsv.Read(File)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_column_of_times_takes_precedence_over_the_given_sampling_rate()
    {
        Save("time,I\n0,1\n0.002,2\n0.004,3\n");
        var record = EcgCsv.Read(File, [Lead.I], 250);
        Assert.Equal(500, record.SamplingRateHz);
        Assert.Equal(
            "used the sampling rate of the column time, 500 Hz, and ignored the 250 Hz of --rate",
            Assert.Single(record.Notes)
        );
        Assert.Empty(EcgCsv.Read(File, [Lead.I], 500).Notes);
        Assert.Empty(EcgCsv.Read(File, [Lead.I]).Notes);
    }

    [Theory]
    [InlineData(204.8, 9, 2048)]
    [InlineData(204.8, 3, 4096)]
    [InlineData(128.5, 6, 2000)]
    [InlineData(499.99, 9, 5000)]
    [InlineData(1000.0 / 3, 6, 5000)]
    [InlineData(1000.0 / 3, 9, 5000)]
    [InlineData(500, 16, 5000)]
    [InlineData(360, 6, 3600)]
    public void The_sampling_rate_is_as_exact_as_the_times(double rate, int decimals, int samples)
    {
        var times = Enumerable.Range(0, samples).Select(i => Math.Round(i / rate, Math.Min(decimals, 15)));
        Save($"time,I\n{string.Concat(times.Select(time => $"{time:R},1\n"))}");
        Assert.Equal(rate, EcgCsv.Read(File, [Lead.I]).SamplingRateHz, rate * 1e-9);
    }

    [Fact]
    public void Fractional_sampling_rates_are_read_exactly() =>
        Assert.Equal(204.8, EcgCsv.Read(SharedData.Case("csv", "rate-204.8.csv")).SamplingRateHz);

    [Fact]
    public void Times_in_minutes_give_the_rate_of_the_same_times_in_seconds()
    {
        Assert.Equal(100, EcgCsv.Read(SharedData.Case("csv", "time-in-minutes.csv")).SamplingRateHz);
        Assert.Equal(100, EcgCsv.Read(SharedData.Case("csv", "time-in-seconds.csv")).SamplingRateHz);
    }

    [Theory]
    [InlineData("I,Lead I,II\n1,2,3\n", "I, Lead I")]
    [InlineData("I (mV),I (uV),II\n1,2,3\n", "I (mV), I (uV)")]
    [InlineData("i,ECG I,II\n1,2,3\n", "i, ECG I")]
    public void Two_columns_for_a_requested_lead_are_refused(string text, string names)
    {
        Save(text);
        foreach (var leads in new Lead[]?[] { null, [Lead.I] })
        {
            var error = Assert.ThrowsAny<EcgException>(() => EcgCsv.Read(File, leads, 250));
            Assert.Contains(names, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal([3], EcgCsv.Read(File, [Lead.II], 250)[Lead.II].Samples);
    }

    [Fact]
    public void Two_columns_of_times_are_refused()
    {
        Save("time,t (ms),I\n0,0,1\n1,2,1\n2,4,1\n");
        var error = Assert.ThrowsAny<EcgException>(() => EcgCsv.Read(File, [Lead.I]));
        Assert.Contains("time, t (ms)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I\n1\n2\n", "--rate")]
    [InlineData("time,I\n1,1\n", "1 samples")]
    [InlineData("time,II\n0,1\n1,1\n", "the lead I isn't")]
    [InlineData("time;I\n0;1\n1;1\n", "commas")]
    [InlineData("time,I\n0,1\n1,x\n", "line 3")]
    [InlineData("time,I\n0,\"1,5\"\n1,1\n", "line 2")]
    [InlineData("time,I\n0,1\n1\n", "line 3")]
    [InlineData("time,I,I\n0,1,1\n", "I")]
    [InlineData("", "empty")]
    public void An_unreadable_file_is_an_error_with_its_location(string text, string word)
    {
        Save(text);
        var error = Assert.ThrowsAny<EcgException>(() =>
            EcgCsv.Read(File, [Lead.I], text.StartsWith("time;", StringComparison.Ordinal) ? 1 : null)
        );
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    private void Save(string text) => System.IO.File.WriteAllText(File, text);
}
