using System.IO.Compression;
using EcgNotebooks.Formats.Hdf5;
using EcgNotebooks.Tests.Support;
using PureHDF;

namespace EcgNotebooks.Tests.Formats.Hdf5;

/// <summary>Compares the reader's values with those of PureHDF, which shares no code with it.</summary>
public sealed class Hdf5ValueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cnn-trained.keras", 31)]
    [InlineData("crnn-short.keras", 19)]
    public void Every_array_written_by_Keras_is_equal(string name, int count)
    {
        using var zip = ZipFile.OpenRead(SharedData.Golden("keras", name));
        using var entry = zip.GetEntry("model.weights.h5")!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        Assert.Equal(count, Compared(bytes.ToArray()));
    }

    [Fact]
    public void The_arrays_of_the_small_test_file_are_equal() => Assert.Equal(1, Compared(SmallHdf5.With()));

    [Theory]
    [InlineData(6)]
    [InlineData(100_000)]
    public void Arrays_of_newer_files_are_equal_inside_and_outside_of_headers(int count)
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

    /// <summary>Returns the number of float32 arrays that both readers found; all are equal bit for bit.</summary>
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
