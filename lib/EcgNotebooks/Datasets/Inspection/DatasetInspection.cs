using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Checks a whole dataset: its table, its lists, its files and every recording.</summary>
/// <param name="tree">The dataset.</param>
/// <param name="options">What is looked at.</param>
internal sealed class DatasetInspection(PtbXl tree, InspectionOptions? options = null)
{
    private readonly InspectionOptions _options = options ?? new();

    /// <summary>Looks at everything; what is wrong is in the report, never an exception.</summary>
    /// <exception cref="TableException">The table can't be read at all: no header, or a text that is no table.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public InspectionReport Run(
        IProgress<InspectionProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var findings = new FindingCollection(_options);
        var (table, faults) = PtbXlTable.Survey(tree.TablePath, cancellation);
        findings.AddRange(
            faults.Select(fault => new Finding(FindingKind.UnreadableRow, PtbXlTable.FileName, fault.Problem))
        );
        findings.AddRange(TableInspection.Of(table, tree));

        var listed = ListedRecording.Of(table);
        var files = new TreeInspection(tree, _options);
        findings.AddRange(files.Findings(listed, cancellation));

        var digests = new DigestInspection(tree, _options);
        var promised = _options.Digests ? digests.OnValidation() : [];
        if (_options.Digests)
        {
            findings.AddRange(DigestInspection.Unlisted(promised, files.Present));
            findings.AddRange(InParallel.Inspect("checksums", promised, digests.Of, _options, progress, cancellation));
        }

        var recordings = new RecordingInspection(tree, _options);
        findings.AddRange(
            InParallel.Inspect("recordings", files.Present, recordings.Of, _options, progress, cancellation)
        );
        return new InspectionReport(tree.Root, table.Rows.Count, files.Present.Count, promised.Count, findings.Groups);
    }
}
