using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Predicts the diagnosis of recordings with a trained network.</summary>
internal static class PredictVerb
{
    private static readonly Option<string> _model = new Option<string>("--model")
    {
        Description = "The network's weights: a .safetensors file from 'ecg train', or a .keras file.",
        HelpName = "FILE",
        Required = true,
    }.AsPath();
    private static readonly Option<string[]> _input = new Option<string[]>("--input")
    {
        Description =
            "The recordings: WFDB records (the path without extension, or the .hea or .dat file), or .csv files with lead names in the first line.",
        HelpName = "RECORD",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    }.AsPaths();
    private static readonly Option<bool> _json = new("--json") { Description = "Print one JSON object per recording." };
    private static readonly Option<double?> _rate = NumberOption
        .Optional<double>("--rate", new(1, 100_000))
        .Described(
            "The sampling rate of .csv recordings that have no time column; a column 'time' (in seconds) or, for example, 'time (ms)' takes precedence.",
            "HZ"
        );
    private static readonly Option<double?> _threshold = NumberOption
        .Optional<double>("--threshold", new(0, 1))
        .Described(
            "The decision threshold: a probability strictly above it is labelled IMI. Default: the threshold that 'ecg evaluate' stored in metrics.json beside these weights, or 0.5, with a message, if there is none."
        );

    private static readonly Option<bool> _noVerify = CommonOptions.NoVerify();

    public static Command Create()
    {
        var verb = new Command(
            "predict",
            "Predict the probability of an inferior myocardial infarction (IMI) for recordings, and print it with the label and the threshold. "
                + "The network uses the first ten seconds, in mV and resampled to its sampling rate; such changes are reported on standard error."
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
                new("ecg predict --model best_model.keras --input a.hea b.hea", "a network saved by Keras"),
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
                ReportPreparation(prediction);
                System.Console.Out.WriteLine(Text(prediction, parsed.GetValue(_json)));
            }
            catch (EcgException e)
            {
                // An unreadable recording must not prevent the predictions of the others.
                Failure.Report(e, parsed.GetValue(CommonOptions.Verbose));
                failed = true;
            }
        }

        return inputs.ExitCodeOf(succeeded: !failed);
    }

    private static void ReportPreparation(RecordPrediction prediction)
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
