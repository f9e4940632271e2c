using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Inspection;
using EcgNotebooks.Reports;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets.Inspection;

public sealed class DatasetInspectionTests : IDisposable
{
    private const string Hr = "records500/00000/00002_hr";
    private const string Lr = "records100/00000/00002_lr";

    private readonly SmallTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_correct_dataset_has_no_findings()
    {
        var report = Inspect();
        Assert.Empty(report.Groups);
        Assert.Equal((3, 6, 15), (report.Rows, report.Recordings, report.Digests));
    }

    [Fact]
    public void A_patient_in_two_folds_is_reported_with_the_folds_and_recordings()
    {
        _tree.Rows[2] = _tree.Rows[2] with { Patient = 1 };
        var finding = Only(FindingKind.PatientInSeveralFolds);
        Assert.Equal(("patient 1", "folds 1, 3, ecg_id 1, 3"), (finding.Where, finding.What));
    }

    [Fact]
    public void A_fold_above_10_is_reported()
    {
        _tree.Rows[0] = _tree.Rows[0] with { Fold = 11 };
        Assert.Equal("ecg_id 1", Only(FindingKind.FoldOutOfRange).Where);
    }

    [Fact]
    public void An_unknown_statement_is_reported()
    {
        _tree.Rows[0] = _tree.Rows[0] with { Codes = "{'SR': 0.0, 'XYZ': 50.0}" };
        Assert.Equal("XYZ", Only(FindingKind.UnknownStatement).What);
    }

    [Fact]
    public void A_recording_without_statements_is_suspicious()
    {
        _tree.Rows[0] = _tree.Rows[0] with { Codes = "{}" };
        Only(FindingKind.NoStatement);
    }

    [Fact]
    public void Rows_that_cannot_be_parsed_are_reported_and_the_others_inspected()
    {
        var opened = _tree.Write();
        var lines = File.ReadAllLines(opened.TablePath).ToList();
        lines[2] = lines[2].Replace("2,2,", "2,two,", StringComparison.Ordinal);
        lines.Insert(3, "short,row");
        File.WriteAllLines(opened.TablePath, lines);
        var report = Inspect(opened, new InspectionOptions { Digests = false });
        Assert.Equal(2, report.Rows);
        Assert.Equal(2, report.Count(FindingKind.UnreadableRow));
        Assert.Contains(
            report.Groups[0].First,
            f => f.What.Contains("line 3, column patient_id", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_name_that_leads_out_of_the_folder_is_reported_and_not_followed()
    {
        _tree.Rows[0] = _tree.Rows[0] with { Hr = "../outside/00001_hr" };
        Assert.Equal(1, Inspect().Count(FindingKind.EscapingName));
    }

    [Fact]
    public void A_recording_named_by_two_rows_is_reported()
    {
        _tree.Rows[2] = _tree.Rows[2] with { Hr = Hr };
        Assert.Equal("ecg_id 3", Single(Inspect(), FindingKind.NameTwice).Where);
    }

    [Fact]
    public void Missing_lists_are_only_suspicious()
    {
        var opened = _tree.Write();
        foreach (var name in new[] { "RECORDS", "SHA256SUMS.txt", "scp_statements.csv" })
        {
            File.Delete(_tree[name]);
        }

        var report = Inspect(opened);
        Assert.Equal(3, report.Count(FindingKind.NoList));
        Assert.False(report.IsWrong);
    }

    [Fact]
    public void The_table_and_RECORDS_are_compared_in_both_directions()
    {
        var opened = _tree.Write();
        File.WriteAllLines(_tree["RECORDS"], [.. _tree.Recordings.Keys.Where(name => name != Hr), "records500/other"]);
        var report = Inspect(opened, new InspectionOptions { Digests = false });
        Assert.Equal(Hr, Single(report, FindingKind.NotInRecords).Where);
        Assert.Equal("records500/other", Single(report, FindingKind.NotInTable).Where);
    }

    [Fact]
    public void A_missing_recording_is_an_error_unless_only_some_were_downloaded()
    {
        var opened = _tree.Write();
        File.Delete(_tree[Hr + ".hea"]);
        Assert.Equal(Hr, Single(Inspect(opened), FindingKind.MissingRecording).Where);
        Assert.Equal(Hr + ".hea", Single(Inspect(opened), FindingKind.MissingFile).Where);
        Assert.Empty(Inspect(opened, new InspectionOptions { Partial = true }).Groups);
    }

    [Fact]
    public void A_recording_that_the_table_does_not_name_is_reported()
    {
        _tree.Recordings["records500/00000/00009_hr"] = _tree.Recordings[Hr];
        var report = Inspect();
        Assert.Equal("records500/00000/00009_hr", Single(report, FindingKind.SurplusRecording).Where);
    }

    [Fact]
    public void A_changed_byte_gives_a_wrong_digest_and_a_wrong_checksum()
    {
        var opened = _tree.Write();
        var bytes = File.ReadAllBytes(_tree[Hr + ".dat"]);
        bytes[1234] ^= 1;
        File.WriteAllBytes(_tree[Hr + ".dat"], bytes);
        var report = Inspect(opened);
        Assert.Equal(Hr + ".dat", Single(report, FindingKind.WrongDigest).Where);
        Assert.Contains("checksum", Single(report, FindingKind.UnreadableRecording).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_listed_digest_is_suspicious()
    {
        var opened = _tree.Write();
        var lines = File.ReadAllLines(_tree["SHA256SUMS.txt"]);
        File.WriteAllLines(
            _tree["SHA256SUMS.txt"],
            lines.Where(line => !line.EndsWith(Hr + ".dat", StringComparison.Ordinal))
        );
        Assert.Equal(Hr + ".dat", Single(Inspect(opened), FindingKind.NoDigest).Where);
    }

    [Fact]
    public void A_recording_with_an_unexpected_sampling_rate_is_reported()
    {
        _tree.Recordings[Hr] = _tree.Recordings[Lr];
        Assert.Equal("100 Hz instead of 500 Hz", Only(FindingKind.SamplingRate).What);
    }

    [Fact]
    public void A_short_recording_is_reported()
    {
        _tree.Recordings[Hr] = _tree.Recordings[Hr] with
        {
            Signals = [.. _tree.Recordings[Hr].Signals.Select(s => s with { Samples = s.Samples[..4000] })],
        };
        Assert.Equal("8 s", Only(FindingKind.Length).What);
    }

    [Fact]
    public void Leads_in_another_order_are_reported()
    {
        var signals = _tree.Recordings[Hr].Signals;
        _tree.Recordings[Hr] = _tree.Recordings[Hr] with { Signals = [.. signals.Skip(6), .. signals.Take(6)] };
        Only(FindingKind.LeadOrder);
    }

    [Fact]
    public void An_unexpected_unit_and_gain_are_reported()
    {
        _tree.Gain = 500;
        _tree.Recordings[Hr] = _tree.Recordings[Hr] with
        {
            Signals = [.. _tree.Recordings[Hr].Signals.Select(s => s with { Unit = "uV" })],
        };
        var report = Inspect();
        Assert.Equal(12, report.Count(FindingKind.Unit));
        Assert.Equal(72, report.Count(FindingKind.Gain));
    }

    [Fact]
    public void Values_that_are_implausible_in_mV_are_reported()
    {
        _tree.Gain = 100;
        _tree.Change(Hr, 8, samples => [.. samples.Select(x => 200 * x)]);
        Assert.Equal("lead V3 reaches from -100 to 100 mV", Single(Inspect(), FindingKind.Voltage).What);
    }

    [Fact]
    public void A_header_that_is_read_differently_from_what_it_says_is_suspicious()
    {
        var opened = _tree.Write();
        var header = File.ReadAllText(_tree[Hr + ".hea"]);
        File.WriteAllText(_tree[Hr + ".hea"], header.Replace(" 5000\n", " 5000.0\n", StringComparison.Ordinal));
        var report = Inspect(opened, new InspectionOptions { Digests = false });
        Assert.Contains("'5000.0'", Single(report, FindingKind.HeaderForm).What, StringComparison.Ordinal);
        Assert.False(report.IsWrong);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_inconsistent_limb_lead_is_reported_with_the_deviation(int lead)
    {
        _tree.Change(Hr, lead, samples => [.. samples.Select((x, t) => t == 2500 ? x + 0.2 : x)]);
        var finding = Only(FindingKind.Einthoven);
        // A change of lead II also affects aVR and aVF, but no more than II itself.
        Assert.InRange(finding.Extent, 0.199, 0.201);
    }

    [Theory]
    [InlineData(499, false)]
    [InlineData(500, true)]
    public void A_lead_that_is_constant_for_a_second_is_flat(int samples, bool found)
    {
        _tree.Change(Hr, 8, lead => [.. lead.Select((x, t) => t >= 1000 && t < 1000 + samples ? 0.123 : x)]);
        Assert.Equal(found ? 1 : 0, Inspect().Count(FindingKind.FlatLead));
    }

    [Theory]
    [InlineData(24, 1.5, false)]
    [InlineData(25, 1.5, true)]
    [InlineData(25, 0.9, false)]
    public void A_lead_that_stays_at_a_large_extreme_is_saturated(int samples, double level, bool found)
    {
        _tree.Change(Hr, 9, lead => [.. lead.Select((x, t) => t >= 1000 && t < 1000 + samples ? level : x)]);
        Assert.Equal(found ? 1 : 0, Inspect().Count(FindingKind.SaturatedLead));
    }

    [Fact]
    public void Invalid_samples_are_counted()
    {
        _tree.Change(Hr, 11, lead => [.. lead.Select((x, t) => t is 10 or 20 or 4000 ? double.NaN : x)]);
        Assert.Equal("lead V6: 3 of 5000 samples", Only(FindingKind.InvalidSamples).What);
    }

    [Fact]
    public void The_report_does_not_depend_on_the_number_of_threads()
    {
        _tree.Change(Hr, 11, lead => [.. lead.Select(_ => double.NaN)]);
        _tree.Change(Lr, 7, lead => [.. lead.Select(_ => 0.0)]);
        var opened = _tree.Write();
        var one = Inspect(opened, new InspectionOptions { Threads = 1 });
        Assert.Equal(one.ToJson(), Inspect(opened, new InspectionOptions { Threads = 4 }).ToJson());
        Assert.Equal(2, one.Groups.Count);
    }

    [Fact]
    public void A_limited_number_of_findings_is_kept_and_all_are_counted()
    {
        _tree.Change(Hr, 0, lead => [.. lead.Select(x => x + 1)]);
        _tree.Gain = 2000;
        var group = Assert.Single(
            Inspect(_tree.Write(), new InspectionOptions { KeptPerKind = 5 }).Groups,
            g => g.Kind == FindingKind.Gain
        );
        Assert.Equal((72, 5), (group.Count, group.First.Count));
    }

    [Fact]
    public void The_report_page_shows_each_kind_and_the_worst_recordings()
    {
        _tree.Rows[0] = _tree.Rows[0] with { Codes = "{'<b>': 50.0}" };
        _tree.Change(Hr, 1, samples => [.. samples.Select(x => -x)]);
        var opened = _tree.Write();
        var page = new InspectionPage(opened, Inspect(opened)).Write();
        Assert.Contains("inconsistent limb leads", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_subset_agrees_with_its_description()
    {
        var opened = PtbXl.Open(SharedData.Subset, null, TestContext.Current.CancellationToken);
        var report = Inspect(opened);
        Assert.False(report.IsWrong, report.ToJson());
        Assert.True(report.Recordings >= 792);
        Assert.True(report.Digests > report.Recordings);
    }

    private InspectionReport Inspect() => Inspect(_tree.Write());

    private static InspectionReport Inspect(PtbXl opened, InspectionOptions? options = null) =>
        new DatasetInspection(opened, options).Run(null, TestContext.Current.CancellationToken);

    // Returns the finding of a dataset that has no other.
    private Finding Only(FindingKind kind)
    {
        var report = Inspect();
        Assert.Equal([kind], report.Groups.Select(group => group.Kind));
        return Single(report, kind);
    }

    private static Finding Single(InspectionReport report, FindingKind kind) =>
        Assert.Single(Assert.Single(report.Groups, group => group.Kind == kind).First);
}
