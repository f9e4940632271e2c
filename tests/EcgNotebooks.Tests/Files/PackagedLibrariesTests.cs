using System.Runtime.InteropServices;
using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

public sealed class PackagedLibrariesTests : IDisposable
{
    private readonly TemporaryFolder _packages = new();

    private string Library => Folder("ecgnotebooks/1.0.0/lib/net10.0");

    [Fact]
    public void The_folder_of_the_own_package_comes_before_those_of_the_packages_it_was_built_with()
    {
        Assert.SkipUnless(
            RuntimeInformation.RuntimeIdentifier == "linux-x64",
            "The folders are named after the platform."
        );
        var own = Folder("ecgnotebooks/1.0.0/native/linux-x64");
        var libtorch = Folder("libtorch-cpu-linux-x64/2.10.0/runtimes/linux-x64/native");
        Folder("libtorch-cpu-linux-x64/2.9.0/runtimes/linux-x64/native");

        Assert.Equal([own, libtorch], PackagedLibraries.Folders(Library));
    }

    [Fact]
    public void A_package_without_a_library_of_its_own_for_the_platform_still_finds_those_of_other_packages()
    {
        Assert.SkipUnless(
            RuntimeInformation.RuntimeIdentifier == "linux-x64",
            "The folders are named after the platform."
        );
        Folder("ecgnotebooks/1.0.0/native/other-platform");
        var libtorch = Folder("libtorch-cpu-linux-x64/2.10.0/runtimes/linux-x64/native");

        Assert.Equal([libtorch], PackagedLibraries.Folders(Library));
    }

    [Fact]
    public void A_library_that_lies_outside_of_a_package_has_no_such_folder() =>
        Assert.Empty(PackagedLibraries.Folders(Library));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    public void A_library_without_a_folder_has_none_either(string? beside) =>
        Assert.Empty(PackagedLibraries.Folders(beside));

    public void Dispose() => _packages.Dispose();

    private string Folder(string path) => Directory.CreateDirectory(_packages[path]).FullName;
}
