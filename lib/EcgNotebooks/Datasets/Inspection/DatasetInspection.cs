using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Inspects a whole dataset: its table, its lists, its files and every recording.</summary>
/// <param name="tree">The dataset.</param>
/// <param name="options">Options of the inspection.</param>
internal sealed class DatasetInspection(PtbXl tree, InspectionOptions? options = null)
{
    private readonly InspectionOptions _options = options ?? new();

    /// <summary>Runs the inspection; problems are reported as findings, not thrown.</summary>
    /// <exception cref="TableException">The table can't be read at all, because it has no header or isn't a table.</exception>
    /// <exception cref="OperationCanceledException">The inspection was cancelled.</exception>
    public InspectionReport Run(
        IProgress<InspectionProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var findings = new FindingCollection(_options);
        var (table, faults) = PtbXlTable.ReadWithFaults(tree.TablePath, cancellation);
        findings.AddRange(
            faults.Select(fault => new Finding(FindingKind.UnreadableRow, PtbXlTable.FileName, fault.Problem))
        );
        findings.AddRange(TableInspection.Of(table, tree));

        var listed = ListedRecording.Of(table);
        var files = new TreeInspection(tree, _options);
        findings.AddRange(files.Findings(listed, cancellation));

        var digests = new DigestInspection(tree, _options);
        var listedFiles = _options.Digests ? digests.ReadList() : [];
        if (_options.Digests)
        {
            findings.AddRange(DigestInspection.Unlisted(listedFiles, files.Present));
            findings.AddRange(
                ParallelInspection.Run("checksums", listedFiles, digests.Of, _options, progress, cancellation)
            );
        }

        var recordings = new RecordingInspection(tree, _options);
        findings.AddRange(
            ParallelInspection.Run("recordings", files.Present, recordings.Of, _options, progress, cancellation)
        );
        return new InspectionReport(
            tree.Root,
            table.Rows.Count,
            files.Present.Count,
            listedFiles.Count,
            findings.Groups
        );
    }
}
