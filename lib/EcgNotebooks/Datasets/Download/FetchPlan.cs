using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Determines which files of a dataset are wanted, and their paths.</summary>
/// <param name="root">The folder that they are downloaded to.</param>
/// <param name="list">The dataset's list of checksums.</param>
/// <param name="scope">Selects the recordings.</param>
internal sealed class FetchPlan(string root, ChecksumList list, FetchScope scope)
{
    // The list of a dataset's records, which has no checksum in some releases.
    private const string Records = "RECORDS";

    private readonly List<MissingFile> _refused = [];

    /// <summary>Files that are refused, with the reason.</summary>
    public IReadOnlyList<MissingFile> Refused => _refused;

    /// <summary>Returns the files outside the recordings' folders: table, statements, licence, and the marker of simulated data.</summary>
    public IReadOnlyList<WantedFile> TopLevel() =>
        Wanted(list.Names.Where(name => !name.Contains('/', StringComparison.Ordinal)).Append(Records));

    /// <summary>Returns the recordings' files and, if all recordings are wanted, all other files in the list.</summary>
    public IReadOnlyList<WantedFile> Recordings(PtbXlTable table)
    {
        var rows = scope.Choose?.Invoke(table) ?? table.Rows;
        var names = rows.SelectMany(Names);
        return Wanted(scope.Choose is null ? list.Names.Where(IsOfRate).Concat(names) : names, requireListed: true);
    }

    private IEnumerable<string> Names(PtbXlRow row)
    {
        string[] records =
        [
            .. scope.Rates.HasFlag(RecordingRates.Hz500) ? [row.FilenameHr] : Array.Empty<string>(),
            .. scope.Rates.HasFlag(RecordingRates.Hz100) ? [row.FilenameLr] : Array.Empty<string>(),
        ];
        return records.SelectMany(record =>
            new[] { record + RecordPath.HeaderExtension, record + RecordPath.SignalExtension }
        );
    }

    private bool IsOfRate(string name) =>
        name.Contains('/', StringComparison.Ordinal)
        && (scope.Rates.HasFlag(RecordingRates.Hz500) || !name.StartsWith("records500/", StringComparison.Ordinal))
        && (scope.Rates.HasFlag(RecordingRates.Hz100) || !name.StartsWith("records100/", StringComparison.Ordinal));

    private List<WantedFile> Wanted(IEnumerable<string> names, bool requireListed = false)
    {
        var wanted = new List<WantedFile>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var digest = list.DigestOf(name);
            if (!ContainedPath.TryResolve(root, name, out var path, out var reason))
            {
                _refused.Add(new MissingFile(name, $"its name {reason}", MayRetry: false));
            }
            else if (FetchFolder.IsOwn(name))
            {
                _refused.Add(new MissingFile(name, "its name is reserved for partial files", MayRetry: false));
            }
            else if (digest is null && requireListed)
            {
                _refused.Add(
                    new MissingFile(
                        name,
                        $"it isn't in {ChecksumList.FileName}, so that it couldn't be verified",
                        MayRetry: false
                    )
                );
            }
            else if (name != ChecksumList.FileName)
            {
                Func<string, string?>? problem = digest is null ? ProblemOfRecords : null;
                wanted.Add(new WantedFile(name, digest, path, problem));
            }
        }

        return wanted;
    }

    // What is wrong with the list of records, or null where every record that it names has a listed header.
    private string? ProblemOfRecords(string path)
    {
        var unlisted = RegularFile
            .ReadLines(path)
            .FirstOrDefault(name => list.DigestOf(name + RecordPath.HeaderExtension) is null);
        return unlisted is null ? null : $"it names a record that isn't in {ChecksumList.FileName}";
    }
}
