using System.Globalization;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Reports;

namespace EcgNotebooks.Cli.Course;

/// <summary>The files with the grades, rewritten as a whole after each submission: a killed process loses none, and no submission can add to them.</summary>
/// <param name="folder">The folder.</param>
internal sealed class GradeFiles(string folder)
{
    private static readonly string[] _columns = ["student", "file", "exercise", "points", "of", "mistake", "reason"];

    private readonly List<Grade> _grades = [];

    /// <summary>The table as comma-separated values.</summary>
    public string Csv => Path.Combine(folder, "grades.csv");

    /// <summary>The table as a page.</summary>
    public string Html => Path.Combine(folder, "grades.html");

    /// <summary>The points of each student so far, in the order of the submissions.</summary>
    public IReadOnlyList<(string Student, int Points, int Of)> Totals =>
        [
            .. _grades
                .GroupBy(grade => grade.Submission.Student)
                .Select(student =>
                    (
                        student.Key,
                        student.Sum(grade => grade.Result.Points),
                        student.Sum(grade => grade.Result.MaxPoints)
                    )
                ),
        ];

    /// <summary>Protects the grades of other submissions, such as those of another class, from being replaced.</summary>
    /// <param name="submissions">The submissions to grade; the grades that the files hold of these may be replaced.</param>
    /// <exception cref="EcgException">The table holds others, or isn't a table of grades.</exception>
    public void ThrowIfOthers(IReadOnlyList<Submission> submissions)
    {
        if (!File.Exists(Csv))
        {
            return;
        }

        var graded = submissions.Select(submission => Escaped(submission.Path)).ToHashSet();
        if (Held().FirstOrDefault(file => !graded.Contains(file)) is { } other)
        {
            throw new EcgException(
                $"{Csv}: holds the grades of other submissions, such as {Arguments.Quoted.Plain(other)}.",
                "Choose another folder with --out, or add --force to replace them."
            );
        }
    }

    /// <summary>Adds the grades of a submission and writes the files.</summary>
    /// <exception cref="EcgException">The files can't be written.</exception>
    public void Add(IEnumerable<Grade> grades)
    {
        _grades.AddRange(grades);
        var lines = _grades.Select(grade => string.Join(',', Fields(grade).Select(Quoted)));
        AtomicFile.WriteText(
            Csv,
            string.Concat(lines.Prepend(string.Join(',', _columns)).Select(line => $"{line}\r\n"))
        );
        AtomicFile.WriteText(Html, ToPage());
    }

    private List<string> Held()
    {
        using var records = CsvRecords.Open(Csv);
        var file = records.Columns.Require(_columns[1]);
        var held = new List<string>();
        while (records.Read())
        {
            held.Add(records[file].ToString());
        }

        return held;
    }

    private string ToPage() =>
        new Page("Grades")
            .AddTable(
                ["student", "points"],
                Totals.Select(total =>
                    (IReadOnlyList<string>)[Page.Text(total.Student), $"{total.Points} of {total.Of}"]
                )
            )
            .AddHeading("Exercises")
            .AddTable(_columns, _grades.Select(grade => (IReadOnlyList<string>)[.. Fields(grade).Select(Page.Text)]))
            .ToHtml();

    private static string[] Fields(Grade grade) =>
        [
            grade.Submission.Student,
            grade.Submission.Path,
            grade.Result.Id,
            grade.Result.Points.ToString(CultureInfo.InvariantCulture),
            grade.Result.MaxPoints.ToString(CultureInfo.InvariantCulture),
            grade.MistakeText,
            grade.Result.Reason,
        ];

    // A spreadsheet takes a field that begins with one of these characters for a formula; names and messages are the students'.
    private static string Escaped(string field) =>
        field.Length > 0 && field[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{field}" : field;

    private static string Quoted(string field) =>
        $"\"{Escaped(field).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
