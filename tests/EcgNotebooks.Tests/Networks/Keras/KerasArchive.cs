using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Keras;

/// <summary>A sample of Keras's with its parts changed.</summary>
internal static class KerasArchive
{
    private const string Configuration = "config.json";

    /// <summary>Writes a copy whose configuration is changed, and whose other parts are replaced by name.</summary>
    /// <returns>The copy's path.</returns>
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

            using var target = copy.CreateEntry(entry.Name).Open();
            target.Write(content);
        }

        return path;
    }

    /// <summary>One part of a sample.</summary>
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
