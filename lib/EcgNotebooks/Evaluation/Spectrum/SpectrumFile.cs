using System.Globalization;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>Reads and writes spectrum.csv: the recordings that a recipe discards, with all that the results are computed from.</summary>
/// <remarks>
/// The column superclasses has the diagnostic superclass of each statement of scp_codes, in the same order, with a semicolon between
/// two. The probability is empty where the column use says why a recording wasn't scored.
/// </remarks>
internal static class SpectrumFile
{
    private const string Header =
        "ecg_id,patient_id,strat_fold,use,probability,infarction_stadium1,scp_codes,superclasses";

    private const char Separator = ';';

    private static readonly (SpectrumUse Use, string Name)[] _names =
    [
        (SpectrumUse.Scored, "scored"),
        (SpectrumUse.PatientOfTraining, "patient_of_training"),
        (SpectrumUse.OtherFold, "other_fold"),
        (SpectrumUse.NoSignal, "no_signal"),
        (SpectrumUse.Unreadable, "unreadable"),
    ];

    /// <summary>Returns the name of a use in files.</summary>
    public static string NameOf(SpectrumUse use) => _names.First(named => named.Use == use).Name;

    /// <summary>Writes the rows; every probability is read back exactly.</summary>
    /// <exception cref="EcgException">The file can't be written, or a superclass has a semicolon.</exception>
    public static void Write(string path, IEnumerable<SpectrumRow> rows)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', Fields(row).Select(CsvQuoting.Quoted)).Append('\n');
        }

        AtomicFile.WriteText(path, text.ToString());
    }

    /// <summary>Reads the rows.</summary>
    /// <exception cref="TableException">The file is missing, or one of its rows can't be read.</exception>
    public static IReadOnlyList<SpectrumRow> Read(string path)
    {
        using var records = CsvRecords.Open(path);
        var reader = new Reader(records);
        var rows = new List<SpectrumRow>();
        while (records.Read())
        {
            rows.Add(reader.Row());
        }

        return rows;
    }

    private static IEnumerable<string> Fields(SpectrumRow row) =>
        [
            row.EcgId.ToString(CultureInfo.InvariantCulture),
            row.PatientId.ToString(CultureInfo.InvariantCulture),
            row.StratFold.ToString(CultureInfo.InvariantCulture),
            NameOf(row.Use),
            row.Probability?.ToString("R", CultureInfo.InvariantCulture) ?? "",
            row.Stadium ?? "",
            new ScpCodes([.. row.Statements.Select(s => new ScpStatement(s.Code, s.Likelihood))]).ToString(),
            string.Join(Separator, row.Statements.Select(Superclass)),
        ];

    private static string Superclass(SpectrumStatement statement) =>
        statement.Superclass?.Contains(Separator, StringComparison.Ordinal) == true
            ? throw new EcgException(
                $"{StatementCodes.FileName}: the diagnostic class of {statement.Code} is '{statement.Superclass}'.",
                "A diagnostic class can't have a semicolon in its name."
            )
            : statement.Superclass ?? "";

    private sealed class Reader(CsvRecords records)
    {
        private readonly int[] _at = [.. Header.Split(',').Select(records.Columns.Require)];
        private readonly CsvFields _fields = new(records);
        private readonly ScpCodesParser _codes = new();

        public SpectrumRow Row()
        {
            var use = Use(_at[3]);
            return new(
                _fields.RequiredInteger(_at[0]),
                _fields.RequiredInteger(_at[1]),
                _fields.RequiredInteger(_at[2]),
                use,
                use == SpectrumUse.Scored ? Probability(_at[4]) : null,
                Statements(_at[6], _at[7]),
                _fields.Text(_at[5])
            );
        }

        private SpectrumUse Use(int column)
        {
            var text = _fields.RequiredText(column);
            var at = Array.FindIndex(_names, named => named.Name == text);
            return at >= 0
                ? _names[at].Use
                : throw _fields.Unexpected(column, string.Join(", ", _names.Select(named => named.Name)));
        }

        private double Probability(int column) =>
            _fields.RequiredNumber(column) is >= 0 and <= 1 and var probability
                ? probability
                : throw _fields.Unexpected(column, "a number from 0 to 1");

        private SpectrumStatement[] Statements(int codes, int superclasses)
        {
            if (!_codes.TryParse(records[codes], out var parsed))
            {
                throw _fields.Unexpected(codes, "a dictionary like {'NORM': 100.0, 'SR': 0.0}");
            }

            var classes = records[superclasses].ToString().Split(Separator);
            return parsed.Statements.Count == classes.Length || parsed.Statements.Count == 0
                ?
                [
                    .. parsed.Statements.Zip(
                        classes,
                        (s, name) => new SpectrumStatement(s.Code, s.Likelihood, name.Length == 0 ? null : name)
                    ),
                ]
                : throw _fields.Unexpected(
                    superclasses,
                    $"{parsed.Statements.Count} superclasses, one for each statement"
                );
        }
    }
}
