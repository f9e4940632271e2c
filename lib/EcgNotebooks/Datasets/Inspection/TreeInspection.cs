using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>The table against RECORDS against the files.</summary>
internal sealed class TreeInspection(PtbXl tree, InspectionOptions options)
{
    private const string ListName = "RECORDS";

    // Links aren't followed: they may lead round in a circle.
    private static readonly EnumerationOptions _everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly List<ListedRecording> _present = [];

    /// <summary>The recordings of the table whose headers are there, after <see cref="Findings"/> was read to its end.</summary>
    public IReadOnlyList<ListedRecording> Present => _present;

    public IEnumerable<Finding> Findings(IReadOnlyList<ListedRecording> listed, CancellationToken cancellation)
    {
        var promised = OnValidation();
        if (promised is null)
        {
            yield return new(FindingKind.NoList, ListName, "not there: the table wasn't compared with it");
        }

        var named = listed.Select(recording => recording.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var recording in listed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Table(recording, promised) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var name in promised?.Where(name => !named.Contains(name)) ?? [])
        {
            yield return new(FindingKind.NotInTable, name, "in RECORDS, not in the table");
        }

        // A file system lists files in an order of its own.
        var surplus = Headers(listed, cancellation).Where(name => !named.Contains(name)).Order(StringComparer.Ordinal);
        foreach (var name in surplus)
        {
            yield return new(FindingKind.SurplusRecording, name, "in the folder, not in the table");
        }
    }

    private Finding? Table(ListedRecording recording, HashSet<string>? promised)
    {
        if (!ContainedPath.TryResolve(tree.Root, recording.Name, out var path, out var reason))
        {
            return new(FindingKind.EscapingName, recording.Name, reason);
        }

        if (File.Exists(path + RecordPath.HeaderExtension))
        {
            _present.Add(recording);
            return promised?.Contains(recording.Name) == false
                ? new(FindingKind.NotInRecords, recording.Name, "there, not in RECORDS")
                : null;
        }

        if (promised?.Contains(recording.Name) == false)
        {
            return new(FindingKind.NotInRecords, recording.Name, "neither there nor in RECORDS");
        }

        return options.Partial
            ? null
            : new(FindingKind.MissingRecording, recording.Name, $"no {Path.GetFileName(path)}.hea");
    }

    private HashSet<string>? OnValidation()
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
            throw new EcgException($"{path}: can't be read ({e.Message})", "Check that it may be read.", e);
        }
    }

    // Only in the folders that the table's recordings lie in: other folders belong to their owner.
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
