using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Kernel;

/// <summary>Tests references to assemblies, which notebooks of one process share.</summary>
public sealed class CellReferencesTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_file_has_one_reference_until_it_changes()
    {
        var path = Path.Combine(_file.Folder, "library.dll");
        File.Copy(typeof(CellCompiler).Assembly.Location, path);
        var first = CellReferences.Of(path);
        Assert.Same(first, CellReferences.Of(path));
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(1));
        Assert.NotSame(first, CellReferences.Of(path));
    }

    [Fact]
    public void A_directive_finds_an_assembly_by_its_path_and_by_its_name_relative_to_the_notebook()
    {
        File.Copy(typeof(CellCompiler).Assembly.Location, Path.Combine(_file.Folder, "library.dll"));
        var resolver = new CellReferenceResolver(_file.Folder);
        string[] written = ["library.dll", Path.Combine(_file.Folder, "library.dll")];
        Assert.All(
            written,
            path => Assert.Equal(written[1], Assert.Single(resolver.ResolveReference(path, null, new())).FilePath)
        );
        Assert.Empty(resolver.ResolveReference("missing.dll", null, new()));
        Assert.Empty(resolver.ResolveReference(Path.Combine(_file.Folder, "missing.dll"), null, new()));
    }
}
