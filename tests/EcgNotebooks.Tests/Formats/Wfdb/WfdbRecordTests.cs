using System.Buffers.Binary;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Wfdb;

public sealed class WfdbRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Record => _folder["rec"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rec")]
    [InlineData("rec.hea")]
    [InlineData("rec.dat")]
    public void A_record_is_named_with_or_without_extension(string name)
    {
        Save("rec 1 500 3\nrec.dat 16 1000.0(0)/mV 16 0 1 6 0 I", 1, 2, 3);
        var record = WfdbRecord.Read(_folder[name]);
        Assert.Equal(("rec", 500.0, 3), (record.Name, record.SamplingRateHz, record.SampleCount));
        Assert.Equal([0.001, 0.002, 0.003], record[Lead.I].Samples);
    }

    [Fact]
    public void Samples_are_scaled_by_gain_and_baseline_and_invalid_ones_are_NaN()
    {
        Save(
            "rec 1 250 9\nrec.dat 16 200(10)/uV 12 5 0 x 0 I".Replace(" x ", " 32968 ", StringComparison.Ordinal),
            [10, 210, -190, short.MinValue, 11, short.MaxValue, short.MinValue, short.MinValue, 10]
        );
        var signal = WfdbRecord.Read(Record, verify: false).Signals[0];
        double[] expected = [0, 1, -1, double.NaN, 1 / 200.0, 32757 / 200.0, double.NaN, double.NaN, 0];
        Assert.Equal(expected, signal.Samples);
        Assert.Equal("uV", signal.Unit);
    }

    [Fact]
    public void Signals_of_several_files_with_offsets_are_read_in_header_order()
    {
        Save(
            "rec 3 100 4\na.dat 16+6 1000/mV 16 0 1 10 0 II\na.dat 16+6 1000/mV 16 0 1 100 0 V 1\nsub/b.dat 16 1000/mV 16 0 1 65526 0 aVR"
        );
        Words("a.dat", 99, 99, 99, 1, 10, 2, 20, 3, 30, 4, 40);
        Directory.CreateDirectory(_folder["sub"]);
        Words("sub/b.dat", -1, -2, -3, -4);
        var record = WfdbRecord.Read(Record);
        Assert.Equal(["II", "V 1", "aVR"], record.Signals.Select(signal => signal.Name));
        Assert.Equal([0.01, 0.02, 0.03, 0.04], record.Signals[1].Samples);
        Assert.Equal([-0.001, -0.002, -0.003, -0.004], record[Lead.AVR].Samples);
        Assert.Equal(record[Lead.AVR].Samples, WfdbRecord.ReadLead(Record, Lead.AVR).Samples);
        Assert.Equal(record[Lead.II].Samples, WfdbRecord.ReadLead(Record, Lead.II).Samples);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(99)]
    public void A_lead_is_read_up_to_the_requested_number_of_samples(int maxSamples)
    {
        Save("rec 2 100 3\nrec.dat 16 1000/mV 16 0 1 6 0 I\nrec.dat 16 1000/mV 16 0 4 15 0 AVF", 1, 4, 2, 5, 3, 6);
        double[] whole = [0.004, 0.005, 0.006];
        Assert.Equal(whole.Take(maxSamples), WfdbRecord.ReadLead(Record, Lead.AVF, maxSamples).Samples);
    }

    [Fact]
    public void A_missing_number_of_samples_is_derived_from_the_file()
    {
        Save("rec 2 100\nrec.dat 16\nrec.dat 16", 1, 2, 3, 4, 5, 6);
        Assert.Equal(3, WfdbRecord.Read(Record).SampleCount);
    }

    [Fact]
    public void A_skewed_signal_is_shifted_back_and_ends_with_missing_samples()
    {
        Save("rec 1 100 4\nrec.dat 16:1 1000/mV 16 0 1 10 0 I", 1, 2, 3, 4);
        Assert.Equal([0.002, 0.003, 0.004, double.NaN], WfdbRecord.Read(Record)[Lead.I].Samples);
    }

    [Theory]
    [InlineData("-26727")]
    [InlineData("38809")]
    public void A_checksum_may_be_written_signed_or_unsigned(string checksum)
    {
        // The example's sum, 104345, is taken modulo 2^16.
        Save($"rec 1 100 4\nrec.dat 16 1000/mV 16 0 1 {checksum} 0 I", 30000, 30000, 30000, 14345);
        Assert.Equal(14.345, WfdbRecord.Read(Record)[Lead.I].Samples[3]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 0")]
    public void Without_a_number_of_samples_checksums_are_placeholders(string length)
    {
        Save($"rec 1 500{length}\nrec.dat 16 1000/mV 16 0 1 0 0 I", 1, 2, 4);
        Assert.Equal([0.001, 0.002, 0.004], WfdbRecord.Read(Record)[Lead.I].Samples);
    }

    [Fact]
    public void A_record_without_a_length_is_read_to_the_end_of_its_file() =>
        Assert.Equal(40, WfdbRecord.Read(SharedData.Case("wfdb", "r0.hea")).SampleCount);

    [Fact]
    public void A_record_without_a_valid_checksum_is_read_without_verification()
    {
        var path = SharedData.Case("wfdb", "A00001.hea");
        Assert.Contains(
            "--no-verify",
            Fault(RecordFault.WrongChecksum, () => WfdbRecord.Read(path)).Remedy,
            StringComparison.Ordinal
        );
        var record = WfdbRecord.Read(path, verify: false);
        Assert.Equal(60, record.SampleCount);
        Assert.Contains("but the header says 0", Assert.Single(record.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("65542")]
    [InlineData("-65530")]
    [InlineData("8589934598")]
    public void A_checksum_of_more_than_16_bits_is_compared_modulo_2_to_the_16(string checksum)
    {
        Save($"rec 1 100 3\nrec.dat 16 1000/mV 16 0 1 {checksum} 0 I", 1, 2, 3);
        var record = WfdbRecord.Read(Record);
        Assert.Equal([0.001, 0.002, 0.003], record[Lead.I].Samples);
        Assert.Equal(
            $"line 2: only the low 16 bits of the checksum {checksum} are compared",
            Assert.Single(record.Notes)
        );
        Save($"rec 1 100 3\nrec.dat 16 1000/mV 16 0 1 {checksum} 0 I", 1, 2, 4);
        Fault(RecordFault.WrongChecksum, () => WfdbRecord.Read(Record));
    }

    [Fact]
    public void A_whole_number_may_be_written_with_a_decimal_point()
    {
        Save("rec 1 100 3.0\nrec.dat 16 1000/mV 16.0 0 1. 6.00 0 I", 1, 2, 3);
        var record = WfdbRecord.Read(Record);
        Assert.Equal([0.001, 0.002, 0.003], record[Lead.I].Samples);
        Assert.Equal("line 1: the number of samples '3.0' is read as a whole number", record.Notes[0]);
        Assert.Equal(4, record.Notes.Count);
    }

    [Fact]
    public void Contradictions_are_noted_without_verification()
    {
        Save("rec 1 100 2\nrec.dat 16 1000/mV 16 0 1 7 0 I", 1, 2, 3);
        var notes = WfdbRecord.Read(Record, verify: false).Notes;
        Assert.Equal(2, notes.Count);
        Assert.Contains("expected 4 bytes, found 6 bytes", notes[0], StringComparison.Ordinal);
        Assert.Contains("have the checksum 3, but the header says 7", notes[1], StringComparison.Ordinal);
        Save("rec 1 100 3\nrec.dat 16 1000/mV 16 0 1 6 0 I", 1, 2, 3);
        Assert.Empty(WfdbRecord.Read(Record, verify: false).Notes);
    }

    [Fact]
    public void A_header_in_Latin_1_keeps_its_micro_sign()
    {
        Save("");
        File.WriteAllBytes(
            _folder["rec.hea"],
            System.Text.Encoding.Latin1.GetBytes("rec 1 100 3\nrec.dat 16 1/\u00B5V 16 0 1 6 0 I\n# J\u00F6rg")
        );
        Words("rec.dat", 1, 2, 3);
        var record = WfdbRecord.Read(Record);
        Assert.Equal("\u00B5V", record[Lead.I].Unit);
        Assert.Contains("Latin-1", Assert.Single(record.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_signals_of_a_requested_lead_are_refused()
    {
        Save(
            "rec 3 100 1\nrec.dat 16 1000/mV 16 0 1 1 0 I\nrec.dat 16 1000/mV 16 0 2 2 0 Lead I\nrec.dat 16 1000/mV 16 0 3 3 0 II",
            1,
            2,
            3
        );
        var error = Assert.Throws<RecordException>(() => WfdbRecord.ReadLead(Record, Lead.I));
        Assert.Contains("I, Lead I", error.Message, StringComparison.Ordinal);
        Assert.Equal([0.003], WfdbRecord.ReadLead(Record, Lead.II).Samples);
        Assert.Contains(
            "I, Lead I",
            Assert.Throws<EcgException>(() => WfdbRecord.Read(Record)[Lead.I]).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_error_about_a_wrong_checksum_names_the_signal()
    {
        Save("rec 2 100 2\nrec.dat 16 1000/mV 16 0 1 4 0 I\nrec.dat 16 1000/mV 16 0 2 7 0 AVF", 1, 2, 3, 4);
        var error = Fault(RecordFault.WrongChecksum, () => WfdbRecord.Read(Record));
        Assert.Equal(3, error.Line);
        Assert.Contains("AVF", error.Message, StringComparison.Ordinal);
        Fault(RecordFault.WrongChecksum, () => WfdbRecord.ReadLead(Record, Lead.AVF));
        Assert.Equal(2, WfdbRecord.ReadLead(Record, Lead.I).Samples.Length);
        Assert.Equal([0.002, 0.004], WfdbRecord.Read(Record, verify: false)[Lead.AVF].Samples);
    }

    [Fact]
    public void A_truncated_file_is_an_error_with_both_lengths_even_for_the_first_samples_of_one_lead()
    {
        Save("rec 1 100 4\nrec.dat 16 1000/mV 16 0 1 6 0 I", 1, 2, 3);
        var error = Fault(RecordFault.Truncated, () => WfdbRecord.ReadLead(Record, Lead.I, 2, verify: false));
        Assert.Contains("expected 8 bytes, found 6 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_longer_than_announced_is_an_error_unless_verification_is_off()
    {
        Save("rec 1 100 2\nrec.dat 16 1000/mV 16 0 1 3 0 I", 1, 2, 3);
        var error = Fault(RecordFault.TooLong, () => WfdbRecord.Read(Record));
        Assert.Contains("expected 4 bytes, found 6 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, WfdbRecord.Read(Record, verify: false).SampleCount);
    }

    [Fact]
    public void A_header_with_false_sizes_allocates_nothing()
    {
        Save("rec 1 100 900000000000\nrec.dat 16+1000000000000 1000/mV 16 0 1 3 0 I", 1, 2, 3);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fault(RecordFault.Truncated, () => WfdbRecord.Read(Record));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void A_missing_header_has_its_own_kind_of_error() =>
        Assert.Null(Fault(RecordFault.MissingHeader, () => WfdbRecord.Read(_folder["none/none"])).Line);

    [Fact]
    public void A_missing_signal_file_has_its_own_kind_of_error()
    {
        Save("rec 1 100 4\nother.dat 16 1000/mV 16 0 1 6 0 I");
        Assert.Contains(
            "other.dat",
            Fault(RecordFault.MissingSignalFile, () => WfdbRecord.Read(Record)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_missing_lead_is_an_error_that_lists_the_leads()
    {
        Save("rec 1 100 2\nrec.dat 16 1000/mV 16 0 1 3 0 AVL", 1, 2);
        Assert.Contains(
            "AVL",
            Fault(RecordFault.MissingLead, () => WfdbRecord.ReadLead(Record, Lead.III)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("rec 1 100 2\nrec.dat 999 1000/mV 16 0 1 3 0 I", 2)]
    [InlineData("rec 1 100 2\nrec.dat 516 1000/mV 16 0 1 3 0 I", 2)]
    public void An_unsupported_format_is_an_error_with_its_line(string header, int? line)
    {
        Save(header, 1, 2);
        Assert.Equal(line, Fault(RecordFault.Unsupported, () => WfdbRecord.Read(Record)).Line);
    }

    [Fact]
    public void Signals_of_one_file_that_disagree_about_its_format_are_an_error()
    {
        Save("rec 2 100 1\nrec.dat 16\nrec.dat 212", 1, 2);
        Assert.Equal(3, Fault(RecordFault.MalformedHeader, () => WfdbRecord.Read(Record)).Line);
    }

    [Theory]
    [InlineData("../rec.dat")]
    [InlineData("/etc/hostname")]
    [InlineData("C:\\rec.dat")]
    [InlineData("sub/../../rec.dat")]
    public void A_signal_file_outside_the_record_s_folder_is_refused(string name)
    {
        Save($"rec 1 100 2\n{name} 16 1000/mV 16 0 1 3 0 I", 1, 2);
        Assert.Equal(2, Fault(RecordFault.EscapingName, () => WfdbRecord.Read(Record)).Line);
    }

    [Fact]
    public void A_header_that_is_a_folder_is_unreadable()
    {
        Directory.CreateDirectory(_folder["rec.hea"]);
        Fault(RecordFault.Unreadable, () => WfdbRecord.Read(Record));
    }

    private static RecordException Fault(RecordFault fault, Func<object> read)
    {
        var error = Assert.Throws<RecordException>(read);
        Assert.Equal(fault, error.Fault);
        Assert.NotEmpty(error.Remedy);
        return error;
    }

    private void Save(string header, params short[] samples)
    {
        File.WriteAllText(_folder["rec.hea"], header);
        Words("rec.dat", samples);
    }

    private void Words(string name, params short[] samples)
    {
        var bytes = new byte[2 * samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), samples[i]);
        }

        File.WriteAllBytes(_folder[name], bytes);
    }
}
