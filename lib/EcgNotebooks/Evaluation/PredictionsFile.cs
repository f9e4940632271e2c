using System.Globalization;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation;

/// <summary>Reads and writes predictions as CSV; every probability is read back exactly.</summary>
internal static class PredictionsFile
{
    public const string Header = "ecg_id,patient_id,strat_fold,part,label,probability";

    private static readonly string[] _columns = Header.Split(',');

    public static void Write(string path, IEnumerable<Prediction> predictions) =>
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                writer.WriteLine(Header);
                foreach (var p in predictions)
                {
                    writer.WriteLine(Line(p));
                }
            }
        );

    public static List<Prediction> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(RegularFile.OpenRead(path));
            var header = reader.ReadLine();
            if (header != Header)
            {
                throw PredictionsException.Header(path, header);
            }

            var predictions = new List<Prediction>();
            for (var line = 2; reader.ReadLine() is { } text; line++)
            {
                predictions.Add(Parse(path, line, text));
            }

            return predictions;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PredictionsException.Unreadable(path, e);
        }
    }

    private static string Line(Prediction p) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{p.EcgId},{p.PatientId},{p.StratFold},{PartName(p.Part)},{(int)p.Label},{p.Probability:R}"
        );

    private static Prediction Parse(string path, int line, string text)
    {
        var fields = text.Split(',');
        if (fields.Length != _columns.Length)
        {
            throw PredictionsException.Fields(path, line, fields.Length, _columns.Length);
        }

        return new(
            Whole(0, "a whole number"),
            Whole(1, "a whole number"),
            Whole(2, "a whole number"),
            TryParsePart(fields[3], out var part) ? part : throw Wrong(3, "train, validation or test"),
            fields[4] switch
            {
                "0" => Diagnosis.Norm,
                "1" => Diagnosis.Imi,
                _ => throw Wrong(4, "0 or 1"),
            },
            double.TryParse(fields[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var p)
            && p is >= 0 and <= 1
                ? p
                : throw Wrong(5, "a number from 0 to 1")
        );

        int Whole(int column, string expected) =>
            int.TryParse(fields[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw Wrong(column, expected);

        PredictionsException Wrong(int column, string expected) =>
            PredictionsException.Value(path, line, _columns[column], fields[column], expected);
    }

    public static bool TryParsePart(string text, out Part part)
    {
        foreach (var named in Enum.GetValues<Part>())
        {
            if (PartName(part = named) == text)
            {
                return true;
            }
        }

        part = default;
        return false;
    }

    public static string PartName(Part part) =>
        part switch
        {
            Part.Train => "train",
            Part.Validation => "validation",
            Part.Test => "test",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };
}
