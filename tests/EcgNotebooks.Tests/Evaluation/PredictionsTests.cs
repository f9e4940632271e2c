using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation;

public sealed class PredictionsTests : IDisposable
{
    private const string Header = "ecg_id,patient_id,strat_fold,part,label,probability";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"predictions-{Guid.NewGuid()}.csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Written_predictions_are_read_back_bit_for_bit()
    {
        double[] probabilities = [0, 1, 0.1, 1 / 3.0, double.Epsilon, 1 - 1e-16, 0.8188188188188188f, 5e-17];
        var written = new Predictions(
            probabilities.Select((p, i) => new Prediction(i, -i, 1 + i % 10, (Part)(i % 3), (Diagnosis)(i % 2), p))
        );
        written.Write(_path);
        var read = Predictions.Read(_path);
        Assert.Equal(written.AsEnumerable(), read.AsEnumerable());
        Assert.Equal(
            probabilities.Select(BitConverter.DoubleToInt64Bits),
            read.Select(r => BitConverter.DoubleToInt64Bits(r.Probability))
        );
    }

    [Fact]
    public void The_file_has_one_line_per_row_after_the_header()
    {
        new Predictions([new(7, 15709, 3, Part.Validation, Diagnosis.Imi, 0.25)]).Write(_path);
        Assert.Equal($"{Header}\n7,15709,3,validation,1,0.25\n", File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("x,2,3,test,1,0.5", "ecg_id")]
    [InlineData("99999999999,2,3,test,1,0.5", "ecg_id")]
    [InlineData("1,2.0,3,test,1,0.5", "patient_id")]
    [InlineData("1,2,,test,1,0.5", "strat_fold")]
    [InlineData("1,2,3,Test,1,0.5", "part")]
    [InlineData("1,2,3,test,2,0.5", "label")]
    [InlineData("1,2,3,test,1,1.5", "probability")]
    [InlineData("1,2,3,test,1,NaN", "probability")]
    [InlineData("1,2,3,test,1,0;5", "probability")]
    public void A_wrong_value_names_file_line_and_column(string line, string column)
    {
        File.WriteAllText(_path, $"{Header}\n1,2,3,test,1,0.5\n{line}\n");
        var error = Assert.Throws<PredictionsException>(() => Predictions.Read(_path));
        Assert.Equal((_path, 3, column), (error.Path, error.Line, error.Column));
        Assert.StartsWith($"{_path}, line 3, column {column}: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,2,3,test,1")]
    [InlineData("1,2,3,test,1,0.5,")]
    [InlineData("")]
    public void A_line_with_a_wrong_number_of_fields_names_file_and_line(string line)
    {
        File.WriteAllText(_path, $"{Header}\r\n{line}\r\n1,2,3,test,1,0.5\r\n");
        var error = Assert.Throws<PredictionsException>(() => Predictions.Read(_path));
        Assert.Equal(2, error.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,probability\n1,0.5")]
    public void A_wrong_header_is_refused_and_the_message_names_the_right_one(string text)
    {
        File.WriteAllText(_path, text);
        var error = Assert.Throws<PredictionsException>(() => Predictions.Read(_path));
        Assert.Contains(Header, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_throws_a_predictions_exception() =>
        Assert.Equal(0, Assert.Throws<PredictionsException>(() => Predictions.Read(_path)).Line);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    public void A_probability_outside_0_to_1_is_refused(double probability)
    {
        var row = new Prediction(9, 1, 1, Part.Test, Diagnosis.Norm, probability);
        var error = Assert.Throws<EcgException>(() => new Predictions([row]));
        Assert.Contains("Recording 9", error.Problem, StringComparison.Ordinal);
    }
}
