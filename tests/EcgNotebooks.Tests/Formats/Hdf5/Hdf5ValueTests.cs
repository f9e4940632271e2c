using System.IO.Compression;
using EcgNotebooks.Formats.Hdf5;
using EcgNotebooks.Tests.Support;
using PureHDF;

namespace EcgNotebooks.Tests.Formats.Hdf5;

/// <summary>The reader's values against those of PureHDF, which has no code in common with it.</summary>
public sealed class Hdf5ValueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cnn-trained.keras", 31)]
    [InlineData("crnn-short.keras", 19)]
    public void Every_array_that_Keras_wrote_is_the_same(string name, int count)
    {
        using var zip = ZipFile.OpenRead(SharedData.Golden("keras", name));
        using var entry = zip.GetEntry("model.weights.h5")!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        Assert.Equal(count, Compared(bytes.ToArray()));
    }

    [Fact]
    public void The_small_file_of_the_tests_is_the_same() => Assert.Equal(1, Compared(SmallHdf5.With()));

    [Theory]
    [InlineData(6)]
    [InlineData(100_000)]
    public void Arrays_of_newer_files_are_the_same_in_headers_and_outside(int count)
    {
        var path = _folder.File("new.h5");
        var values = Enumerable.Range(0, count).Select(i => 1f / (i + 1)).ToArray();
        new H5File
        {
            ["a"] = new H5Group { ["b"] = new H5Dataset(values, fileDims: [2, (ulong)count / 2]) },
            ["c"] = values,
        }.Write(path);
        Assert.Equal(2, Compared(File.ReadAllBytes(path)));
    }

    /// <summary>The number of arrays of float32 that both readers found, all equal to the bit.</summary>
    private static int Compared(byte[] bytes)
    {
        using var file = H5File.Open(new MemoryStream(bytes));
        return Compared(file, Hdf5File.Root(bytes));
    }

    private static int Compared(IH5Group expected, Hdf5Group actual)
    {
        var count = 0;
        foreach (var child in expected.Children())
        {
            if (child is IH5Group group)
            {
                count += Compared(group, actual.Group(group.Name));
                continue;
            }

            var theirs = Assert.IsType<IH5Dataset>(child, exactMatch: false);
            var ours = actual.Dataset(theirs.Name);
            Assert.Equal(theirs.Space.Dimensions, ours.Shape);
            Assert.Equal(theirs.Type is { Class: H5DataTypeClass.FloatingPoint, Size: 4 }, ours.IsFloat32);
            if (ours.IsFloat32)
            {
                Assert.Equal(theirs.Read<float[]>(), ours.Read());
                count++;
            }
        }

        return count;
    }
}
