using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Studies;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Studies;

/// <summary>Results of a study are reused only by the code that made them.</summary>
public sealed class StudyRunCodeTests : IDisposable
{
    private static readonly StudyRun _run = new("leak-free", [Lead.I], NetworkKind.Cnn, 0, 1, 1);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_origin_of_a_run_names_the_running_code() =>
        Assert.Equal(CodeIdentity.Current, StudyRunOrigin.Of(_run, "table").Code);

    [Fact]
    public void A_finished_run_is_reused_only_by_the_same_code()
    {
        var (folder, origin) = Finished();
        Assert.NotNull(folder.Result(origin));
        Assert.Null(folder.Result(origin with { Code = "other" }));
    }

    [Fact]
    public void A_run_begun_with_other_code_is_restarted()
    {
        var (folder, origin) = Finished();
        Assert.Equal(0, folder.EpochsBegun(_run, origin));
        Assert.Null(folder.EpochsBegun(_run, origin with { Code = "other" }));
        folder.Begin(origin with { Code = "other" });
        Assert.False(File.Exists(folder.ResultFile));
    }

    [Fact]
    public void Files_that_name_only_a_library_version_are_not_reused()
    {
        var (folder, origin) = Finished();
        foreach (var file in (string[])[folder.OriginFile, folder.ResultFile])
        {
            var named = $"\"code\": \"{origin.Code}\"";
            var text = File.ReadAllText(file);
            Assert.Contains(named, text, StringComparison.Ordinal);
            File.WriteAllText(file, text.Replace(named, "\"library_version\": \"1.0.0.0\"", StringComparison.Ordinal));
        }

        Assert.Null(folder.Result(origin));
        Assert.Null(folder.EpochsBegun(_run, origin));
    }

    private (StudyRunFolder Folder, StudyRunOrigin Origin) Finished()
    {
        var (folder, origin) = (new StudyRunFolder(_folder["run"]), StudyRunOrigin.Of(_run, "table"));
        folder.Begin(origin);
        var measures = StudyRunResult.Names.ToDictionary(name => name, _ => (double?)0.5);
        folder.Write(new StudyRunResult(_run.Id, origin, "last", 10, measures));
        return (folder, origin);
    }
}
