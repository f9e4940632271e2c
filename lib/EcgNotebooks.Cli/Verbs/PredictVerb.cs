using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Predicts recordings with a trained network.</summary>
internal static class PredictVerb
{
    private static readonly Option<string> Model = new("--model")
    {
        Description = "Weights: a .safetensors file of this project or a .keras file.",
        HelpName = "FILE",
        Required = true,
    };
    private static readonly Option<string[]> Input = new("--input")
    {
        Description =
            "Recordings: WFDB records (a path without extension, a .hea or a .dat), or .csv with a header of lead names.",
        HelpName = "RECORD",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object per record." };
    private static readonly Option<double?> Rate = new("--rate")
    {
        Description =
            "Sampling rate of .csv recordings without a column 'time'; such a column, in seconds or as in 'time (ms)', wins over it.",
        HelpName = "HZ",
    };
    private static readonly Option<double?> Threshold = new("--threshold")
    {
        Description =
            "A probability strictly above it is IMI. Default: the threshold that metrics.json beside the model holds for these very weights, as bundle.json tells; 0.5, and a word on it, where there is none.",
    };

    private static readonly Option<bool> NoVerify = CommonOptions.NoVerify();

    public static Command Create()
    {
        Threshold.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double?>() is < 0 or > 1 or double.NaN)
            {
                result.AddError("--threshold must be from 0 to 1.");
            }
        });
        Rate.Validators.Add(result =>
        {
            if (
                result.Tokens.Count > 0
                && result.GetValueOrDefault<double?>() is not (> 0 and < double.PositiveInfinity)
            )
            {
                result.AddError("--rate must be a number above 0.");
            }
        });
        var verb = new Command(
            "predict",
            "Predict recordings: the probability of IMI, the label and the threshold. The network sees the first ten seconds, "
                + "in mV, resampled where the rate is another; what was done is said on standard error."
        )
        {
            Model,
            Input,
            Json,
            Threshold,
            Rate,
            NoVerify,
        };
        Help.AddExamples(
            verb,
            [
                "ecg predict --model runs/first/cnn/last.safetensors --input data/demo/records500/00000/00001_hr",
                "ecg predict --model best_model.keras --input a.hea b.hea --json",
                "ecg predict --model runs/first/cnn/last.safetensors --input ecg.csv --rate 250",
            ]
        );
        verb.SetAction((parsed, cancellation) => Task.FromResult(Predict(parsed, cancellation)));
        return verb;
    }

    private static int Predict(ParseResult parsed, CancellationToken cancellation)
    {
        using var predictor = Predictor.Load(parsed.GetRequiredValue(Model), parsed.GetValue(Threshold));
        if (predictor.ThresholdNote is { } note)
        {
            System.Console.Error.WriteLine($"The threshold is {Number(predictor.Threshold)}: {note}.");
        }

        var failed = false;
        foreach (var input in parsed.GetRequiredValue(Input))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var prediction = predictor.Predict(input, parsed.GetValue(Rate), !parsed.GetValue(NoVerify));
                Tell(prediction);
                System.Console.Out.WriteLine(Text(prediction, parsed.GetValue(Json)));
            }
            catch (EcgException e)
            {
                // One bad recording must not hide the others' predictions.
                Failure.Report(e, parsed.GetValue(CommonOptions.Verbose));
                failed = true;
            }
        }

        return failed ? ExitCode.Failed : ExitCode.Done;
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
