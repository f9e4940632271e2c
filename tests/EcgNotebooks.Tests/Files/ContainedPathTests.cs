using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

public sealed class ContainedPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("00001_hr.dat")]
    [InlineData("records500/00000/00001_hr.dat")]
    [InlineData("a..b/..c/.d")]
    [InlineData("with blanks/and - other+signs,~(1).dat")]
    [InlineData("console/com/COM10/nullus.con")]
    [InlineData("données/心電図.dat")]
    public void A_name_inside_the_folder_is_resolved(string name) =>
        Assert.Equal(Path.Combine(_folder.Path, name), ContainedPath.Resolve(_folder.Path, name));

    [Fact]
    public void A_link_to_a_file_outside_is_refused()
    {
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside["secret.dat"], "");
        File.CreateSymbolicLink(_folder["a.dat"], outside["secret.dat"]);
        Assert.Throws<ContainedPathException>(() => ContainedPath.Resolve(_folder.Path, "a.dat"));
    }

    [Fact]
    public void A_file_behind_a_link_to_an_outside_folder_is_refused()
    {
        using var outside = new TemporaryFolder();
        Directory.CreateSymbolicLink(_folder["sub"], outside.Path);
        Assert.Throws<ContainedPathException>(() => ContainedPath.Resolve(_folder.Path, "sub/a.dat"));
    }

    [Fact]
    public void A_link_to_a_sibling_folder_whose_name_has_the_same_beginning_is_refused()
    {
        var root = Directory.CreateDirectory(_folder["data"]).FullName;
        Directory.CreateDirectory(_folder["data-other"]);
        Directory.CreateSymbolicLink(Path.Combine(root, "sub"), "../data-other");
        Assert.Throws<ContainedPathException>(() => ContainedPath.Resolve(root, "sub/a.dat"));
    }

    [Fact]
    public void A_link_that_stays_inside_is_followed_even_if_the_folder_itself_is_behind_a_link()
    {
        var real = Directory.CreateDirectory(_folder["real"]).FullName;
        File.WriteAllText(Path.Combine(real, "b.dat"), "");
        File.CreateSymbolicLink(Path.Combine(real, "a.dat"), "b.dat");
        var root = Directory.CreateSymbolicLink(_folder["root"], real).FullName;
        Assert.Equal(Path.Combine(root, "a.dat"), ContainedPath.Resolve(root, "a.dat"));
    }

    [Fact]
    public void A_cycle_of_links_is_refused()
    {
        File.CreateSymbolicLink(_folder["a"], "b");
        File.CreateSymbolicLink(_folder["b"], "a");
        Assert.Throws<ContainedPathException>(() => ContainedPath.Resolve(_folder.Path, "a"));
    }
}
