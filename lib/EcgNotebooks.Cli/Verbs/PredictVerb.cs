using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Predicts recordings with a trained network.</summary>
internal static class PredictVerb
{
    private static readonly Option<string> _model = new Option<string>("--model")
    {
        Description = "Weights: a .safetensors file of this project or a .keras file.",
        HelpName = "FILE",
        Required = true,
    }.AsPath();
    private static readonly Option<string[]> _input = new Option<string[]>("--input")
    {
        Description =
            "Recordings: WFDB records (a path without extension, a .hea or a .dat), or .csv with a header of lead names.",
        HelpName = "RECORD",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    }.AsPaths();
    private static readonly Option<bool> _json = new("--json") { Description = "One JSON object per record." };
    private static readonly Option<double?> _rate = NumberOption
        .Optional<double>("--rate", new(1, 100_000))
        .Described(
            "Sampling rate of .csv recordings without a column 'time'; such a column, in seconds or as in 'time (ms)', wins over it.",
            "HZ"
        );
    private static readonly Option<double?> _threshold = NumberOption
        .Optional<double>("--threshold", new(0, 1))
        .Described(
            "A probability strictly above it is IMI. Default: the threshold that metrics.json beside the model holds for these very weights, as bundle.json tells; 0.5, and a word on it, where there is none."
        );

    private static readonly Option<bool> _noVerify = CommonOptions.NoVerify();

    public static Command Create()
    {
        var verb = new Command(
            "predict",
            "Predict recordings: the probability of IMI, the label and the threshold. The network sees the first ten seconds, "
                + "in mV, resampled where the rate is another; what was done is said on standard error."
        )
        {
            _model,
            _input,
            _json,
            _threshold,
            _rate,
            _noVerify,
        };
        Help.AddExamples(
            verb,
            [
                "ecg predict --model runs/first/cnn/last.safetensors --input data/demo/records500/00000/00001_hr",
                "ecg predict --model runs/first/cnn/best.safetensors --input data/demo/records500/00000/0000[2-4]_hr.hea --json",
                new(
                    "ecg predict --model runs/first/cnn/last.safetensors --input ecg.csv --rate 250",
                    "a recording of your own"
                ),
                new("ecg predict --model best_model.keras --input a.hea b.hea", "a network of Keras"),
            ],
            "process",
            "train"
        );
        verb.SetAction((parsed, cancellation) => Task.FromResult(Predict(parsed, cancellation)));
        return verb;
    }

    private static int Predict(ParseResult parsed, CancellationToken cancellation)
    {
        using var predictor = Predictor.Load(parsed.GetRequiredValue(_model), parsed.GetValue(_threshold));
        if (predictor.ThresholdNote is { } note)
        {
            System.Console.Error.WriteLine($"The threshold is {Number(predictor.Threshold)}: {note}.");
        }

        var failed = false;
        var inputs = new PathList(_input.Name, parsed.GetRequiredValue(_input));
        foreach (var input in inputs.Usable)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var prediction = predictor.Predict(input, parsed.GetValue(_rate), !parsed.GetValue(_noVerify));
                Tell(prediction);
                System.Console.Out.WriteLine(Text(prediction, parsed.GetValue(_json)));
            }
            catch (EcgException e)
            {
                // One bad recording must not hide the others' predictions.
                Failure.Report(e, parsed.GetValue(CommonOptions.Verbose));
                failed = true;
            }
        }

        return inputs.ExitCodeOf(succeeded: !failed);
    }

    private static void Tell(RecordPrediction prediction)
    {
        if (prediction.Preparation.Count > 0)
        {
            System.Console.Error.WriteLine($"{prediction.Record}: {string.Join("; ", prediction.Preparation)}.");
        }
    }

    private static string Number(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(RecordPrediction prediction, bool json) =>
        json
            ? prediction.ToJson()
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{prediction.Record}  {prediction.Probability:F8}  {prediction.Label.Code()}  threshold {prediction.Threshold}"
            );
}
