using System.Text.RegularExpressions;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Formats.NumPy;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Signals;
using EcgNotebooks.Studies;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

/// <summary>A named pipe in place of a file is refused without opening it, because opening it would wait for a writer forever.</summary>
public sealed partial class NamedPipeTests : IDisposable
{
    private const string DigestOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly Dictionary<string, Action<string>> _readers = new()
    {
        ["a table"] = path => PtbXlTable.Read(path),
        ["a recording as CSV"] = path => EcgCsv.Read(path, null, 500),
        ["predictions"] = path => PredictionsFile.Read(path),
        ["a model"] = path => ModelFile.Load(path),
        ["weights"] = path => SafetensorsFile.Read(path),
        ["a NumPy array"] = path => NumPyArray.Read(path),
        ["whether it is a NumPy array"] = path => Refused(NumPyArray.IsIn(path)),
        ["a study"] = path => Study.Read(path),
        ["a signal cache"] = path => Refused(RowFile.TryOpen(path, new byte[32], 1, 1) is not null),
        ["a run's recipe"] = path => RunManifest.Read(new RunFolder(Path.GetDirectoryName(path)!)),
        ["a digest"] = path => Refused(FileDigest.Of(path) != DigestOfNothing),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> AllReaders => [.. _readers.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(AllReaders))]
    public async Task No_reader_waits_for_a_pipe(string reader)
    {
        NamedPipe.SkipUnlessMade();
        var path = _folder["recipe.json"];
        NamedPipe.Make(path);
        await Assert.ThrowsAnyAsync<EcgException>(() =>
            NamedPipe.Promptly(() =>
            {
                _readers[reader](path);
                return 0;
            })
        );
    }

    [Theory]
    [InlineData(".hea")]
    [InlineData(".dat")]
    public async Task Digests_and_keys_of_recordings_do_not_wait_for_a_pipe(string extension)
    {
        NamedPipe.SkipUnlessMade();
        File.WriteAllText(_folder["ptbxl_database.csv"], "ecg_id\n");
        File.WriteAllText(_folder["rec.hea"], "rec 1 500 1\nrec.dat 16 1000/mV 16 0 1 1 0 I\n");
        File.WriteAllBytes(_folder["rec.dat"], [1, 0]);
        File.Delete(_folder["rec" + extension]);
        NamedPipe.Make(_folder["rec" + extension]);
        var data = PtbXl.Open(_folder.Path, null, TestContext.Current.CancellationToken);
        var digest = NamedPipe.Promptly(() => RecordDigest.Of(_folder["rec"]));
        if (extension == ".hea")
        {
            await Assert.ThrowsAsync<RecordException>(() => digest);
        }
        else
        {
            Assert.Equal(32, (await digest).Length);
        }

        var cache = new SignalCache(_folder["signals.cache"], data, new SignalOptions(), results: 0);
        Assert.Null(
            await NamedPipe.Promptly(() => cache.Open(["rec"], TestContext.Current.CancellationToken) as object)
        );
    }

    [Fact]
    public async Task A_device_is_refused_like_a_named_pipe()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no /dev/zero");
        File.CreateSymbolicLink(_folder["zero.hea"], "/dev/zero");
        await Assert.ThrowsAnyAsync<EcgException>(() => NamedPipe.Promptly(() => RecordDigest.Of(_folder["zero"])));
        Assert.Equal(DigestOfNothing, await NamedPipe.Promptly(() => FileDigest.Of("/dev/zero")));
    }

    // FolderLock opens only its own files, and KerasFile has checked the beginning of a .keras file before it opens the zip.
    [Fact]
    public void No_source_file_opens_a_file_for_reading_without_checking_its_kind()
    {
        string[] exempt = ["FolderLock.cs", "KerasFile.cs", "WeakenSymbolVersion.cs"];
        var unguarded = Directory
            .EnumerateFiles(Path.Combine(Repository.Root!, "lib", "EcgNotebooks"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Where(file => Opens().IsMatch(File.ReadAllText(file)))
            .Where(file => !File.ReadAllText(file).Contains("FileLength.IsZero", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file))
            .Except(exempt);
        Assert.Empty(unguarded);
    }

    [GeneratedRegex(
        @"(?<![\w])File\.(Open\w*|ReadAll\w*|ReadLines)\(|new StreamReader\(path|FileMode\.Open\b|ZipFile\.OpenRead"
    )]
    private static partial Regex Opens();

    private static void Refused(bool read)
    {
        if (!read)
        {
            throw new EcgException("It isn't such a file.", "Choose another file.");
        }
    }
}
