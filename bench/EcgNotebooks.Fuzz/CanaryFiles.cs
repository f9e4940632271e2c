namespace EcgNotebooks.Fuzz;

/// <summary>Canary files outside the input's folder, to which hostile names in inputs lead; a reader must not access them.</summary>
internal static class CanaryFiles
{
    // With the usual mount option relatime, Linux updates the access time only if the file was modified after the last
    // access, so the modification time is set to the future.
    private static readonly DateTime _lastChange = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Creates a recording, a text and a table.</summary>
    public static void Create(string folder)
    {
        (string Name, string Content)[] files =
        [
            ("secret.hea", "secret 1 500 100\nsecret.dat 16 1000(0)/mV 16 0 0 0 0 I\n"),
            ("secret.dat", new string('Z', 200)),
            ("secret.txt", "secret"),
            ("secret.csv", "a,b\n1,2\n"),
        ];
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, content);
            File.SetLastWriteTimeUtc(path, _lastChange);
        }
    }

    /// <summary>Returns a line for each entry of a folder, which changes when the entry is read or written.</summary>
    public static IEnumerable<string> Entries(string folder, string pattern, SearchOption option) =>
        new DirectoryInfo(folder)
            .EnumerateFileSystemInfos(pattern, option)
            .Select(entry =>
                entry is FileInfo file
                    ? $"{file.FullName} {file.Length} bytes, written {file.LastWriteTimeUtc.Ticks}, read {file.LastAccessTimeUtc.Ticks}"
                    : entry.FullName
            );
}
