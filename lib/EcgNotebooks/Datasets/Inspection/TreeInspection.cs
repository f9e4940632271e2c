using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Compares the table with RECORDS and with the files in the folder.</summary>
internal sealed class TreeInspection(PtbXl tree, InspectionOptions options)
{
    private const string ListName = "RECORDS";

    // Links aren't followed, because they may form a cycle.
    private static readonly EnumerationOptions _everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly List<ListedRecording> _present = [];

    /// <summary>The recordings of the table whose headers exist; complete after <see cref="Findings"/> was enumerated to its end.</summary>
    public IReadOnlyList<ListedRecording> Present => _present;

    public IEnumerable<Finding> Findings(IReadOnlyList<ListedRecording> listed, CancellationToken cancellation)
    {
        var inRecords = ReadRecordsList();
        if (inRecords is null)
        {
            yield return new(FindingKind.NoList, ListName, "missing: the table wasn't compared with it");
        }

        var named = listed.Select(recording => recording.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var recording in listed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Table(recording, inRecords) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var name in inRecords?.Where(name => !named.Contains(name)) ?? [])
        {
            yield return new(FindingKind.NotInTable, name, "in RECORDS, but not in the table");
        }

        // File systems return files in an order of their own.
        var surplus = Headers(listed, cancellation).Where(name => !named.Contains(name)).Order(StringComparer.Ordinal);
        foreach (var name in surplus)
        {
            yield return new(FindingKind.SurplusRecording, name, "in the folder, but not in the table");
        }
    }

    private Finding? Table(ListedRecording recording, HashSet<string>? inRecords)
    {
        if (!ContainedPath.TryResolve(tree.Root, recording.Name, out var path, out var reason))
        {
            return new(FindingKind.EscapingName, recording.Name, reason);
        }

        if (File.Exists(path + RecordPath.HeaderExtension))
        {
            _present.Add(recording);
            return inRecords?.Contains(recording.Name) == false
                ? new(FindingKind.NotInRecords, recording.Name, "in the folder, but not in RECORDS")
                : null;
        }

        if (inRecords?.Contains(recording.Name) == false)
        {
            return new(FindingKind.NotInRecords, recording.Name, "neither in the folder nor in RECORDS");
        }

        return options.Partial
            ? null
            : new(FindingKind.MissingRecording, recording.Name, $"{Path.GetFileName(path)}.hea is missing");
    }

    private HashSet<string>? ReadRecordsList()
    {
        var path = Path.Combine(tree.Root, ListName);
        try
        {
            return File.Exists(path)
                ? [.. RegularFile.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)]
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be read ({e.Message})", "Check the file's permissions.", e);
        }
    }

    // Only the folders of the table's recordings are searched, because other folders don't belong to the dataset.
    private IEnumerable<string> Headers(IReadOnlyList<ListedRecording> listed, CancellationToken cancellation)
    {
        var tops = listed.Select(recording => recording.Name.Split('/')[0]).Distinct(StringComparer.Ordinal);
        foreach (var top in tops)
        {
            if (!ContainedPath.TryResolve(tree.Root, top, out var folder, out _) || !Directory.Exists(folder))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(folder, $"*{RecordPath.HeaderExtension}", _everything))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return Name(file);
            }
        }
    }

    private string Name(string header) =>
        Path.GetRelativePath(tree.Root, header)[..^RecordPath.HeaderExtension.Length]
            .Replace(Path.DirectorySeparatorChar, '/');
}
