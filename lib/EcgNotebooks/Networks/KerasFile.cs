using System.IO.Compression;
using EcgNotebooks.Storage;
using EcgNotebooks.Training;
using PureHDF;

namespace EcgNotebooks.Networks;

/// <summary>Reads a network from Keras 3's .keras file: a zip of config.json and model.weights.h5.</summary>
internal sealed class KerasFile(string path)
{
    private const int MaxConfigBytes = 1 << 20;

    /// <summary>The network with the file's weights.</summary>
    /// <exception cref="ModelFileException">The file is damaged, something else, or another network.</exception>
    public Classifier Load()
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var shape = new KerasConfig(path).Recognise(Entry(zip, "config.json", 0, MaxConfigBytes));
            var bytes = 4 * shape.WeightCount;

            // Beside the weights the file holds at most an optimizer's two moments each, and HDF5's own bookkeeping.
            var weights = Entry(zip, "model.weights.h5", bytes, Math.Min(4 * bytes + MaxConfigBytes, Array.MaxLength));
            return Load(shape, weights);
        }
        catch (InvalidDataException e)
        {
            throw ModelFileException.Foreign(path, $"not a .keras file, or a damaged one ({e.Message})", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ModelFileException.Unreadable(path, e);
        }
    }

    /// <summary>One entry's bytes; no more are unpacked than expected, whatever the zip says of its size.</summary>
    private byte[] Entry(ZipArchive zip, string name, long minBytes, long maxBytes)
    {
        var entry =
            zip.GetEntry(name) ?? throw ModelFileException.Foreign(path, $"a zip without {name}, so not a .keras file");
        if (entry.Length < minBytes || entry.Length > maxBytes)
        {
            throw ModelFileException.Foreign(
                path,
                $"{name} has {entry.Length} bytes where {minBytes} to {maxBytes} are expected"
            );
        }

        using var stream = entry.Open();
        using var unpacked = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int count; (count = stream.Read(chunk)) > 0; )
        {
            unpacked.Write(chunk, 0, count);
            if (unpacked.Length > entry.Length)
            {
                throw ModelFileException.Foreign(path, $"{name} is larger than the zip says");
            }
        }

        return unpacked.Length == entry.Length
            ? unpacked.ToArray()
            : throw ModelFileException.Truncated(path, $"{name} is smaller than the zip says");
    }

    private Classifier Load(NetworkShape shape, byte[] hdf5)
    {
        var network = shape.Create();
        try
        {
            using var file = H5File.Open(new MemoryStream(hdf5));
            var layers = file.Group("layers");
            foreach (var (layer, group) in network.Layers.Zip(GroupNames(network.Layers)))
            {
                Load(layer, layers, group);
            }

            return network;
        }
        catch (Exception e)
        {
            network.Dispose();

            // PureHDF answers damaged input with exceptions of many kinds.
            throw e as ModelFileException
                ?? ModelFileException.Foreign(path, $"model.weights.h5 can't be read ({e.Message})", e);
        }
    }

    private void Load(Layer layer, IH5Group layers, string group)
    {
        for (var i = 0; i < layer.Weights.Count; i++)
        {
            var weight = layer.Weights[i];
            var dataset = layers.Dataset($"{group}/{i}");
            var shape = dataset.Space.Dimensions.Select(d => (long)d);
            if (
                !shape.SequenceEqual(weight.KerasShape)
                || dataset.Type is not { Class: H5DataTypeClass.FloatingPoint, Size: 4 }
            )
            {
                throw ModelFileException.OtherNetwork(
                    path,
                    $"{weight.KerasName} of {group} is [{string.Join(", ", shape)}], not [{string.Join(", ", weight.KerasShape)}] of float32"
                );
            }

            weight.SetKeras(dataset.Read<float[]>());
        }
    }

    /// <summary>Keras numbers the layers of each class: conv1d/vars, conv1d_1/vars, and for the LSTM lstm/cell/vars.</summary>
    internal static IEnumerable<string> GroupNames(IEnumerable<Layer> layers)
    {
        var counts = new Dictionary<string, int>();
        foreach (var layer in layers)
        {
            var name = layer.KerasClass switch
            {
                "Conv1D" => "conv1d",
                "BatchNormalization" => "batch_normalization",
                "LSTM" => "lstm",
                "Dense" => "dense",
                var other => other,
            };
            var count = counts[name] = counts.GetValueOrDefault(name, -1) + 1;
            yield return name + (count == 0 ? "" : $"_{count}") + (name == "lstm" ? "/cell/vars" : "/vars");
        }
    }
}
