using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Networks.Onnx;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Exports a trained network for other programs.</summary>
internal static class ExportModelVerb
{
    private const string OneDimensional = "1d";
    private const string HeightOne = "2d";

    private static readonly Argument<string> _model = new Argument<string>("MODEL")
    {
        Description = "The network: a .safetensors file from 'ecg train', or a .keras or .onnx file.",
    }.AsPath();

    // Programs, and 'ecg predict' among them, tell ONNX files by their names.
    private static readonly Option<string> _onnx = new Option<string>("--onnx")
    {
        Description = "The ONNX file to write.",
        HelpName = "FILE.onnx",
        Required = true,
    }
        .AsPath()
        .EndingIn(".onnx");
    private static readonly Option<double?> _threshold = NumberOption
        .Optional<double>("--threshold", new(0, 1))
        .Described(
            "The decision threshold that the file states. Default: the threshold that 'ecg evaluate' stored in metrics.json beside these weights, or none, with a message."
        );
    private static readonly Option<string> _form = new Option<string>("--form")
    {
        Description =
            "The form of the convolutions: over time (1d), or over images of height 1 (2d). Both give the same probabilities; which is faster depends on the program that computes them.",
        HelpName = "1d|2d",
        DefaultValueFactory = _ => OneDimensional,
    }.AsOneOf(OneDimensional, HeightOne);

    public static Command Create()
    {
        var verb = new Command(
            "export-model",
            "Export a trained network as an ONNX file, which ONNX Runtime and other programs compute without this one. "
                + "Its metadata state the sampling rate, the number of samples, the unit, the leads, the filter, the threshold, and digests of the recipe and the data."
        )
        {
            _model,
            _onnx,
            _threshold,
            _form,
        };
        Help.AddExamples(
            verb,
            [
                "ecg export-model runs/first/cnn/last.safetensors --onnx out/cnn.onnx",
                new(
                    "ecg export-model best_model.keras --onnx out/keras.onnx --threshold 0.4",
                    "a network saved by Keras, with a threshold of your own"
                ),
            ],
            "process",
            "train"
        );
        verb.SetAction((parsed, _) => Task.FromResult(Export(parsed)));
        return verb;
    }

    private static int Export(ParseResult parsed)
    {
        var (model, file) = (parsed.GetRequiredValue(_model), parsed.GetRequiredValue(_onnx));
        var form = parsed.GetRequiredValue(_form) == HeightOne ? OnnxForm.HeightOne : OnnxForm.OneDimensional;
        var export = ModelExport.ToOnnx(model, file, form, parsed.GetValue(_threshold));
        if (export.Assumed is { } assumed)
        {
            System.Console.Error.WriteLine(
                $"{model} doesn't state its preprocessing. The exported file states {string.Join(", ", assumed.Leads)} at {assumed.SamplingRateHz} Hz, unfiltered, as 'ecg predict' assumes."
            );
        }

        if (export.ThresholdNote is { } note)
        {
            System.Console.Error.WriteLine($"The exported file states no threshold: {note}.");
        }

        System.Console.Out.WriteLine(file);
        return ExitCode.Done;
    }
}
