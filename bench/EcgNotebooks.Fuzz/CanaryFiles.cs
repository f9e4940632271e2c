namespace EcgNotebooks.Fuzz;

/// <summary>Files beside an input that hostile names in it lead to.</summary>
internal static class Neighbours
{
    // Systems that don't note every reading do so where the file seems to have changed since the last one.
    private static readonly DateTime _lastChange = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Makes a recording, a text and a table that aren't the input's.</summary>
    public static void Make(string folder)
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

    /// <summary>A line for each entry that becomes another when it is read or written.</summary>
    public static IEnumerable<string> Entries(string folder, string pattern, SearchOption option) =>
        new DirectoryInfo(folder)
            .EnumerateFileSystemInfos(pattern, option)
            .Select(entry =>
                entry is FileInfo file
                    ? $"{file.FullName} {file.Length} bytes, written {file.LastWriteTimeUtc.Ticks}, read {file.LastAccessTimeUtc.Ticks}"
                    : entry.FullName
            );
}
