using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

/// <summary>Applies one table of hostile names wherever a name from a file becomes a path.</summary>
public sealed class HostileNamesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. HostileNames.All];

    public static TheoryData<string> HeaderNames => [.. HostileNames.InHeader];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_name_is_refused_with_a_reason(string name)
    {
        var error = Assert.Throws<ContainedPathException>(() => ContainedPath.Resolve(_folder.Path, name));
        Assert.Equal((name, _folder.Path), (error.Name, error.Root));
        Assert.False(ContainedPath.TryResolve(_folder.Path, name, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_name_is_refused_in_the_table_of_a_dataset(string name)
    {
        File.WriteAllText(_folder["ptbxl_database.csv"], "");
        var data = PtbXl.Open(_folder.Path, null, TestContext.Current.CancellationToken);
        Assert.Throws<ContainedPathException>(() => data.RecordPath(name));
        Assert.Throws<ContainedPathException>(() => data.ReadRecord(name));
        Assert.Throws<ContainedPathException>(() => data.ReadLead(name, Lead.I));
    }

    [Theory]
    [MemberData(nameof(HeaderNames))]
    public void A_hostile_name_is_refused_as_a_signal_file_in_a_header(string name)
    {
        File.WriteAllText(_folder["rec.hea"], $"rec 1 100 2\n{name} 16 1 16 0 0 0 0 I\n");
        RefusesAll(2);
    }

    [Theory]
    [MemberData(nameof(HeaderNames))]
    public void A_hostile_name_is_refused_as_a_segment_in_a_header(string name)
    {
        File.WriteAllText(_folder["rec.hea"], $"rec/1 1 100 2\n{name} 2\n");
        RefusesAll(2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_name_is_refused_in_the_bundle_of_a_run(string name)
    {
        var bundle = new PredictionBundle("", "", "", new Dictionary<string, string> { [name] = "00" }, "");
        Assert.Throws<ContainedPathException>(() => bundle.ChangedFiles(new NetworkFolder(_folder.Path)));
    }

    [Fact]
    public void A_header_behind_a_link_that_leads_out_is_refused()
    {
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside["rec.hea"], "rec 0 100 2\n");
        File.WriteAllText(_folder["ptbxl_database.csv"], "");
        File.CreateSymbolicLink(_folder["rec.hea"], outside["rec.hea"]);
        Assert.Throws<ContainedPathException>(() =>
            PtbXl.Open(_folder.Path, null, TestContext.Current.CancellationToken).ReadRecord("rec")
        );
        File.WriteAllText(_folder["multi.hea"], "multi/1 0 100 2\nrec 2\n");
        Refuses(2, () => WfdbRecord.Read(_folder["multi"]));
    }

    [Fact]
    public void A_signal_file_behind_a_link_that_leads_out_is_refused()
    {
        using var outside = new TemporaryFolder();
        File.WriteAllBytes(outside["rec.dat"], new byte[4]);
        File.WriteAllText(_folder["rec.hea"], "rec 1 100 2\nrec.dat 16 1 16 0 0 0 0 I\n");
        File.CreateSymbolicLink(_folder["rec.dat"], outside["rec.dat"]);
        RefusesAll(2);
    }

    private void RefusesAll(int line)
    {
        Refuses(line, () => WfdbRecord.Read(_folder["rec"]));
        Refuses(line, () => WfdbRecord.ReadByRate(_folder["rec"]));
        Refuses(line, () => WfdbRecord.ReadLead(_folder["rec"], Lead.I));
        Refuses(line, () => RecordDigest.Of(_folder["rec"]));
    }

    private static void Refuses(int line, Func<object> read)
    {
        var error = Assert.Throws<RecordException>(read);
        Assert.Equal((RecordFault.EscapingName, line), (error.Fault, error.Line));
    }
}
