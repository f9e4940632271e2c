using System.IO.Compression;
using System.Text.Json;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Hdf5;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Reads a network from the .keras file of Keras 2.12 or later: a zip of config.json and model.weights.h5.</summary>
internal sealed class KerasFile(string path)
{
    private const string Weights = "model.weights.h5";
    private const string Metadata = "metadata.json";
    private const int MaxConfigBytes = 1 << 20;
    private const int MaxMetadataBytes = 1 << 12;

    // Keras compresses nothing, and weights hardly can be: what grows so much is made to fill the memory.
    private const int MaxGrowth = 64;

    /// <summary>The network with the file's weights.</summary>
    /// <exception cref="ModelFileException">The file is damaged, something else, or another network.</exception>
    public Classifier Load()
    {
        try
        {
            using var zip = new ZipArchive(RegularFile.OpenContent(path));
            var shape = new KerasConfig(path, Writer(zip)).Recognise(Entry(zip, "config.json", 0, MaxConfigBytes));
            var bytes = 4 * shape.WeightCount;

            // Beside the weights the file holds at most an optimizer's two moments each, and HDF5's own bookkeeping.
            var weights = Entry(zip, Weights, bytes, Math.Min(4 * bytes + MaxConfigBytes, Array.MaxLength));
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

    /// <summary>Which version wrote the file, for the end of an error; empty where it doesn't say.</summary>
    private string Writer(ZipArchive zip)
    {
        if (zip.GetEntry(Metadata) is null)
        {
            return "";
        }

        try
        {
            using var metadata = JsonDocument.Parse(Entry(zip, Metadata, 0, MaxMetadataBytes));
            return
                metadata.RootElement.TryGetProperty("keras_version", out var version)
                && Version.TryParse(version.GetString(), out var found)
                ? $"; Keras {found} wrote this file"
                : "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "";
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

        if (entry.Length > MaxGrowth * new FileInfo(path).Length)
        {
            throw ModelFileException.Foreign(
                path,
                $"{name} has {entry.Length} bytes, more than {MaxGrowth} times those of the whole file"
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
            var root = Hdf5File.Root(hdf5);
            foreach (var (layer, group) in network.Layers.Zip(KerasWeightGroups.Find(root, network.Layers)))
            {
                Load(layer, root, group);
            }

            return network;
        }
        catch (Exception e)
        {
            network.Dispose();
            if (e is InvalidDataException)
            {
                throw ModelFileException.Foreign(path, $"{Weights} can't be read: {e.Message}", e);
            }

            if (e is EndOfStreamException)
            {
                throw ModelFileException.Truncated(path, $"{Weights}: {e.Message}");
            }

            throw;
        }
    }

    private void Load(Layer layer, Hdf5Group root, string name)
    {
        var group = layer.Weights.Count > 0 ? root.Group(name) : root;
        foreach (var (i, weight) in layer.Weights.Index())
        {
            var dataset = group.Dataset($"{i}");
            if (!dataset.Shape.SequenceEqual(weight.KerasShape.Select(size => (ulong)size)) || !dataset.IsFloat32)
            {
                throw ModelFileException.OtherNetwork(
                    path,
                    $"{weight.KerasName} of {name} is [{string.Join(", ", dataset.Shape)}], not [{string.Join(", ", weight.KerasShape)}] of float32"
                );
            }

            weight.SetKeras(dataset.Read());
        }
    }
}
