using EcgNotebooks.Evaluation;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Experiments.External;

/// <summary>
/// Reads predictions from a CSV file with the columns ecg_id and probability, and optionally part and label.
/// </summary>
internal static class PredictionTable
{
    /// <summary>Reads the rows of one file.</summary>
    /// <exception cref="TableException">The file or a field can't be read, or a recording isn't in the dataset.</exception>
    public static IReadOnlyList<ExternalRow> Read(string path, LabelledRecordings recordings)
    {
        using var records = CsvRecords.Open(path);
        var fields = new CsvFields(records);
        var (id, probability) = (records.Columns.Require("ecg_id"), records.Columns.Require("probability"));
        var (part, label) = (records.Columns.Find("part"), records.Columns.Find("label"));
        var rows = new List<ExternalRow>();
        while (records.Read())
        {
            var ecgId = fields.RequiredInteger(id);
            rows.Add(
                new(
                    recordings.Contains(ecgId) ? ecgId : throw fields.Unexpected(id, "an ecg_id of the table"),
                    fields.RequiredNumber(probability) is >= 0 and <= 1 and var p
                        ? p
                        : throw fields.Unexpected(probability, "a number from 0 to 1"),
                    part < 0 ? null : PartOf(fields, part),
                    label < 0 ? null : LabelOf(fields.Text(label))
                )
            );
        }

        return rows;
    }

    private static Part PartOf(CsvFields fields, int column) =>
        PredictionsFile.TryParsePart(fields.RequiredText(column), out var part)
            ? part
            : throw fields.Unexpected(column, "train, validation or test");

    private static Diagnosis? LabelOf(string? text) =>
        text switch
        {
            "0" => Diagnosis.Norm,
            "1" => Diagnosis.Imi,
            _ => DiagnosisCode.TryParse(text, out var diagnosis) ? diagnosis : null,
        };
}
