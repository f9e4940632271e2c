using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Tests downloads from a correct server: what is downloaded, what is kept and what is refused.</summary>
public sealed class FetchTests(FetchedDataset dataset) : FetchTestBase(dataset)
{
    [Fact]
    public async Task All_files_are_downloaded_byte_for_byte_and_nothing_else_remains()
    {
        var report = await FetchAsync(Everything);
        await AssertWholeAsync(report);
        var source = Directory.GetFileSystemEntries(Source, "*", SearchOption.AllDirectories);
        Assert.Equal(source.Length, Directory.GetFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(source.Where(File.Exists).Sum(file => new FileInfo(file).Length), report.Bytes);
    }

    [Fact]
    public async Task The_table_is_downloaded_before_the_recordings()
    {
        await FetchAsync();
        var names = Server.Requests.Select(request => request.Name).ToList();
        Assert.Equal("SHA256SUMS.txt", names[0]);
        Assert.True(names.IndexOf("ptbxl_database.csv") < names.FindIndex(name => name.StartsWith("records", Rule)));
    }

    [Fact]
    public async Task Correct_files_are_not_downloaded_again()
    {
        await FetchAsync();
        Server.Requests.Clear();
        var report = await FetchAsync();
        Assert.Equal("SHA256SUMS.txt", Assert.Single(Server.Requests).Name);
        Assert.Equal(1, report.Fetched);
        await AssertWholeAsync(report);
    }

    [Fact]
    public async Task A_damaged_file_is_downloaded_again_even_if_its_size_is_right()
    {
        await FetchAsync();
        var path = Path.Combine(Folder, Signals);
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        var report = await FetchAsync();
        Assert.Equal(2, report.Fetched);
        await AssertWholeAsync(report);
    }

    [Theory]
    [InlineData("published")]
    [InlineData("leak-free")]
    public async Task Only_the_recordings_of_a_recipe_s_balanced_rows_are_downloaded(string name)
    {
        var recipe = Recipe.Named(name);
        await AssertWholeAsync(
            await FetchAsync(new FetchScope(RecordingRates.Hz500, table => RequiredRecordings.Of(table, recipe)))
        );
        var run = new RunFolder(Path.Combine(Folder, "run"));
        new Experiment(run).Process(
            EcgNotebooks.Datasets.PtbXl.Open(Folder, cancellation: Cancellation),
            recipe,
            Cancellation
        );
        var wanted = (await File.ReadAllLinesAsync(run.Balanced, Cancellation))
            .Skip(1)
            .Select(line => line.Split(',')[1])
            .ToHashSet();
        var there = Directory
            .GetFiles(Folder, "*.dat", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file)[..^".dat".Length]);
        Assert.Equal(wanted.Order(), there.Order());
        Assert.True(wanted.Count < 24);
    }

    [Fact]
    public async Task All_recordings_can_be_downloaded_at_one_sampling_rate()
    {
        await AssertWholeAsync(await FetchAsync(new FetchScope(RecordingRates.Hz100)));
        Assert.False(Directory.Exists(Path.Combine(Folder, "records500")));
        Assert.Equal(24, Directory.GetFiles(Folder, "*_lr.dat", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_second_download_into_the_folder_is_refused_while_the_first_runs()
    {
        using (new FetchFolder(Folder))
        {
            var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
            Assert.Contains("another process is using this folder", error.Message, Rule);
        }

        await AssertWholeAsync(await FetchAsync());
    }

    [Fact]
    public async Task A_dataset_is_not_mixed_with_another_one_in_the_folder()
    {
        Directory.CreateDirectory(Folder);
        var list = Path.Combine(Folder, "SHA256SUMS.txt");
        var other = $"{new string('a', 64)} ptbxl_database.csv\n";
        await File.WriteAllTextAsync(list, other, Cancellation);
        var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
        Assert.Contains("another release", error.Message, Rule);
        Assert.Equal(other, await File.ReadAllTextAsync(list, Cancellation));
        Assert.Equal([list], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task The_error_about_a_folder_that_cannot_be_written_names_it()
    {
        await File.WriteAllTextAsync(Folder, "", Cancellation);
        var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
        Assert.Contains(Folder, error.Message, Rule);
    }

    [Fact]
    public async Task Progress_ends_with_all_files()
    {
        var reports = new Reports();
        using var source = Open();
        var report = await new PtbXlFetch(source, Options).RunAsync(Folder, Few, reports, Cancellation);
        var last = reports.Last;
        Assert.Equal((report.Fetched, report.Fetched, 0), (last.Files, last.Done, last.Missing));
        Assert.Equal(report.Bytes, last.Bytes);
    }

    private sealed class Reports : IProgress<FetchProgress>
    {
        public FetchProgress Last { get; private set; }

        public void Report(FetchProgress value) => Last = value;
    }

    private static StringComparison Rule => StringComparison.Ordinal;
}
