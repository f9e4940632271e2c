using EcgNotebooks.Datasets;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets;

[Collection(DemoTests.Name)]
public class PtbXlTests(DemoFixture demo)
{
    [Fact]
    public void The_demo_is_marked_as_simulated()
    {
        Assert.True(demo.Tree.IsDemo);
        Assert.Contains(
            "SIMULATED",
            File.ReadAllText(Path.Combine(demo.Tree.Root, "README.txt")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_real_dataset_is_not_a_demo()
    {
        var tree = PtbXl.Open(SharedData.Subset, cancellation: TestContext.Current.CancellationToken);
        Assert.False(tree.IsDemo);
        Assert.True(File.Exists(tree.TablePath));
    }

    [Fact]
    public void A_folder_without_a_table_is_an_error_with_a_remedy()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<EcgException>(() =>
            PtbXl.Open(folder.Path, null, TestContext.Current.CancellationToken)
        );
        Assert.Contains(folder.Path, error.Problem, StringComparison.Ordinal);
        Assert.Contains("ptbxl_database.csv", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_folder_name_is_an_error(string folder) =>
        Assert.Contains(
            "is empty",
            Assert.Throws<EcgException>(() => PtbXl.Open(folder, null, TestContext.Current.CancellationToken)).Problem,
            StringComparison.Ordinal
        );

    [Fact]
    public void Records_are_read_by_their_names_in_the_table()
    {
        var name = demo.Rows[3]["filename_hr"];
        var record = demo.Tree.ReadRecord(name);
        Assert.Equal(record[Lead.AVF].Samples, demo.Tree.ReadLead(name, Lead.AVF).Samples);
        Assert.Equal(record[Lead.AVF].Samples.Take(100), demo.Tree.ReadLead(name, Lead.AVF, 100).Samples);
    }

    [Fact]
    public void A_name_that_leads_out_of_the_folder_is_refused() =>
        Assert.Throws<ContainedPathException>(() => demo.Tree.ReadRecord("../records500/00000/00001_hr"));

    [Fact]
    public void A_missing_recording_is_a_record_error() =>
        Assert.Equal(
            RecordFault.MissingHeader,
            Assert.Throws<RecordException>(() => demo.Tree.ReadRecord("records500/00000/99999_hr")).Fault
        );

    [Fact]
    public void The_demo_is_in_the_data_folder_of_the_repository() =>
        Assert.EndsWith(Path.Combine("data", "demo"), DemoData.DefaultFolder, StringComparison.Ordinal);
}
