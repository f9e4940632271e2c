using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Onnx;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Predicts the diagnosis of recordings with a trained network.</summary>
internal static class PredictVerb
{
    private static readonly Option<string?> _model = new Option<string?>("--model")
    {
        Description =
            "The network: a .safetensors file from 'ecg train', a .keras file, or an .onnx file from 'ecg export-model', which ONNX Runtime computes.",
        HelpName = "FILE",
    }.AsPath();
    private static readonly Option<string?> _run = new Option<string?>("--run")
    {
        Description =
            "Instead of --model: a run folder, whose weights are used that its recipe tests (the best ones, or the last ones as published).",
        HelpName = "RUN",
    }.AsPath();
    private static readonly Option<string?> _network = CommonOptions.Network(
        required: false,
        "With --run, where both are trained."
    );
    private static readonly Option<string[]> _input = new Option<string[]>("--input")
    {
        Description =
            "The recordings: WFDB records (the path without extension, or the .hea or .dat file), .csv files with lead names in the first line, folders with either, or patterns such as 'data/**/*_hr.hea'.",
        HelpName = "RECORD",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    }.AsPaths();
    private static readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON object per recording, with all digits of the probability.",
    };
    private static readonly Option<bool> _csv = new("--csv")
    {
        Description = "Print a CSV table with the columns record, probability, label and threshold.",
    };
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
            _run,
            _network,
            _input,
            _json,
            _csv,
            _threshold,
            _rate,
            _noVerify,
        };
        CommonOptions.MakeExclusive(verb, _model, _run);
        CommonOptions.MakeExclusive(verb, _model, _network);
        CommonOptions.MakeExclusive(verb, _json, _csv);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(_model) is null && result.GetResult(_run) is null)
            {
                result.AddError("Give the network with --model or --run.");
            }
        });
        Help.AddExamples(
            verb,
            [
                "ecg predict --model runs/first/cnn/last.safetensors --input data/demo/records500/00000/00001_hr",
                "ecg predict --model runs/first/cnn/best.safetensors --input data/demo/records500/00000/0000[2-4]_hr.hea --json",
                "ecg predict --run runs/first --network cnn --input data/demo/records500 --csv",
                new(
                    "ecg predict --model runs/first/cnn/last.safetensors --input ecg.csv --rate 250",
                    "a recording of your own"
                ),
                "ecg predict --model out/cnn.onnx --input data/demo/records500/00000/00001_hr",
                new("ecg predict --model best_model.keras --input a.hea b.hea", "a network saved by Keras"),
            ],
            "train",
            "export-model"
        );
        verb.SetAction((parsed, cancellation) => Task.FromResult(Predict(parsed, cancellation)));
        return verb;
    }

    private static int Predict(ParseResult parsed, CancellationToken cancellation)
    {
        using var predictor = Load(Model(parsed), parsed.GetValue(_threshold));
        if (predictor.ThresholdNote is { } note)
        {
            System.Console.Error.WriteLine($"The threshold is {PredictionText.Number(predictor.Threshold)}: {note}.");
        }

        var text = new PredictionText(parsed.GetValue(_json), parsed.GetValue(_csv));
        var given = new PathList(_input.Name, parsed.GetRequiredValue(_input));
        var succeeded = true;
        text.Begin(System.Console.Out);
        foreach (var input in given.Usable)
        {
            // A bad input or recording must not prevent the predictions of the others.
            succeeded &=
                Try(parsed, () => RecordingInputs.Of(input)) is { } recordings
                && recordings.Count(recording => Predicted(parsed, predictor, text, recording, cancellation))
                    == recordings.Count;
        }

        return given.ExitCodeOf(succeeded);
    }

    private static Predictor Load(string model, double? threshold)
    {
        if (!OnnxFile.IsOne(model))
        {
            return Predictor.Load(model, threshold);
        }

        var network = OnnxClassifier.Load(model);
        return Predictor.Of(network, threshold ?? network.Threshold, name: model);
    }

    private static string Model(ParseResult parsed)
    {
        if (parsed.GetValue(_model) is { } model)
        {
            return model;
        }

        var network = parsed.GetValue(_network) is { } name ? NetworkKindNames.Parse(name) : (NetworkKind?)null;
        var run = new RunFolder(parsed.GetRequiredValue(_run)!);
        var (found, weights) = RunModel.Find(run, network);
        System.Console.Error.WriteLine($"The weights are those in {weights}.");
        UnfinishedTraining.Report(run, found);
        return weights;
    }

    private static bool Predicted(
        ParseResult parsed,
        Predictor predictor,
        PredictionText text,
        string recording,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var prediction = Try(
            parsed,
            () => predictor.Predict(recording, parsed.GetValue(_rate), !parsed.GetValue(_noVerify))
        );
        if (prediction is null)
        {
            return false;
        }

        ReportPreparation(prediction);
        text.Write(System.Console.Out, prediction);
        return true;
    }

    private static T? Try<T>(ParseResult parsed, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (EcgException e)
        {
            Failure.Report(e, parsed.GetValue(CommonOptions.Verbose));
            return null;
        }
    }

    private static void ReportPreparation(RecordPrediction prediction)
    {
        if (prediction.Preparation.Count > 0)
        {
            System.Console.Error.WriteLine($"{prediction.Record}: {string.Join("; ", prediction.Preparation)}.");
        }
    }
}
