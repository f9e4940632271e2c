using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Keras;

/// <summary>Modifies .keras files that Keras wrote.</summary>
internal static class KerasArchive
{
    private const string Configuration = "config.json";

    /// <summary>Writes a copy with a changed config.json and with other entries replaced by name.</summary>
    /// <returns>Path of the copy.</returns>
    public static string Changed(
        TemporaryFolder folder,
        string sample,
        Action<JsonNode> change,
        params (string Name, byte[] Content)[] replaced
    )
    {
        var path = folder.File(sample);
        using var source = ZipFile.OpenRead(SharedData.Golden("keras", sample));
        using var copy = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var entry in source.Entries)
        {
            var content = replaced.FirstOrDefault(part => part.Name == entry.Name).Content ?? Content(entry);
            if (entry.Name == Configuration)
            {
                var config = JsonNode.Parse(content)!;
                change(config["config"]!);
                content = Encoding.UTF8.GetBytes(config.ToJsonString());
            }

            // Stored, as Keras does: compressing the weights takes longer than the tests themselves.
            using var target = copy.CreateEntry(entry.Name, CompressionLevel.NoCompression).Open();
            target.Write(content);
        }

        return path;
    }

    /// <summary>Reads one entry of a sample file.</summary>
    public static byte[] Content(string sample, string part)
    {
        using var source = ZipFile.OpenRead(SharedData.Golden("keras", sample));
        return Content(source.GetEntry(part)!);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
