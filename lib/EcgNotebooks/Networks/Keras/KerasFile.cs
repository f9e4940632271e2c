using System.IO.Compression;
using System.Text.Json;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Hdf5;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Reads a network from a .keras file of Keras 2.12 or later: a zip archive of config.json and model.weights.h5.</summary>
internal sealed class KerasFile(string path)
{
    private const string Weights = "model.weights.h5";
    private const string Metadata = "metadata.json";
    private const int MaxConfigBytes = 1 << 20;
    private const int MaxMetadataBytes = 1 << 12;

    // Protects against zip bombs: Keras stores files uncompressed, and weights can hardly be compressed.
    private const int MaxCompressionRatio = 64;

    /// <summary>Creates the network and loads the weights of the file.</summary>
    /// <exception cref="ModelFileException">The file is damaged, isn't a .keras file, or describes another network.</exception>
    public Classifier Load()
    {
        try
        {
            using var zip = new ZipArchive(RegularFile.OpenContent(path));
            var shape = new KerasConfig(path, Writer(zip)).Recognise(Entry(zip, "config.json", 0, MaxConfigBytes));
            var bytes = 4 * shape.WeightCount;

            // Besides the weights the file contains at most the optimizer's two moments of each, and HDF5's metadata.
            var weights = Entry(zip, Weights, bytes, Math.Min(4 * bytes + MaxConfigBytes, Array.MaxLength));
            return Load(shape, weights);
        }
        catch (InvalidDataException e)
        {
            throw ModelFileException.Foreign(path, $"it isn't a .keras file, or it is damaged ({e.Message})", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ModelFileException.Unreadable(path, e);
        }
    }

    /// <summary>Returns a suffix for messages that names the Keras version that wrote the file; empty if unknown.</summary>
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

    /// <summary>Returns the content of an entry, and never unpacks more bytes than expected, whatever size the archive claims.</summary>
    private byte[] Entry(ZipArchive zip, string name, long minBytes, long maxBytes)
    {
        var entry =
            zip.GetEntry(name)
            ?? throw ModelFileException.Foreign(path, $"it is a zip archive without {name}, so it isn't a .keras file");
        if (entry.Length < minBytes || entry.Length > maxBytes)
        {
            throw ModelFileException.Foreign(
                path,
                $"{name} has {entry.Length} bytes, but {minBytes} to {maxBytes} are expected"
            );
        }

        if (entry.Length > MaxCompressionRatio * new FileInfo(path).Length)
        {
            throw ModelFileException.Foreign(
                path,
                $"{name} has {entry.Length} bytes, more than {MaxCompressionRatio} times the size of the whole file"
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
                throw ModelFileException.Foreign(path, $"{name} is larger than the zip archive claims");
            }
        }

        return unpacked.Length == entry.Length
            ? unpacked.ToArray()
            : throw ModelFileException.Truncated(path, $"{name} is smaller than the zip archive claims");
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
                    $"{weight.KerasName} of {name} has the shape [{string.Join(", ", dataset.Shape)}], not [{string.Join(", ", weight.KerasShape)}] of float32"
                );
            }

            weight.SetKeras(dataset.Read());
        }
    }
}
