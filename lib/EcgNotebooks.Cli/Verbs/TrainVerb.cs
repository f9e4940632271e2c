using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Trains a network on the tables that <c>ecg process</c> has written to a run folder.</summary>
internal static class TrainVerb
{
    private static readonly Option<string> _run = CommonOptions.Run();
    private static readonly Option<string?> _network = CommonOptions.Network(required: true);
    private static readonly Option<int?> _epochs = NumberOption
        .Optional<int>("--epochs", new(1, 1_000_000))
        .Described(
            "The number of epochs. Default: the recipe's 20; with --resume, the number that the training was started for."
        );
    private static readonly Option<int?> _seed = NumberOption
        .Optional<int>("--seed", new(0, int.MaxValue))
        .Described("The seed for the initial weights, the order of the rows and dropout. Default: 0.");
    private static readonly Option<string> _precisionOption = new Option<string>("--precision")
    {
        Description =
            "The number format of the convolutions: float32, or bfloat16, which is faster only on processors with AVX-512 BF16 or AMX.",
        DefaultValueFactory = _ => "float32",
    }.AsOneOf("float32", "bfloat16");
    private static readonly Option<string> _deviceOption = new Option<string>("--device")
    {
        Description = "The device that trains the network; auto uses a GPU if there is one.",
        DefaultValueFactory = _ => "auto",
    }.AsOneOf("auto", "cpu", "cuda");
    private static readonly Option<bool> _resume = new("--resume")
    {
        Description =
            "Continue an interrupted training after the last finished epoch; the weights become the same as without the interruption.",
    };
    private static readonly Option<bool> _force = new("--force")
    {
        Description = "Replace a training that the run folder holds; without it, such a training is refused.",
    };

    public static Command Create()
    {
        var verb = new Command("train", "Train a network on a run that 'ecg process' has prepared.")
        {
            _run,
            _network,
            _epochs,
            _seed,
            _precisionOption,
            _deviceOption,
            _resume,
            _force,
        };
        CommonOptions.MakeExclusive(verb, _resume, _force);
        Help.AddExamples(
            verb,
            [
                "ecg train --run runs/first --network cnn",
                "ecg train --run runs/first --network cnn --resume",
                "ecg train --run runs/honest --network cnn --epochs 5",
                "ecg train --run runs/honest --network cnn --epochs 5 --seed 1 --force",
            ],
            "process"
        );
        verb.SetAction((parsed, cancellation) => Task.FromResult(Train(parsed, cancellation)));
        return verb;
    }

    private static int Train(ParseResult parsed, CancellationToken cancellation)
    {
        var run = new RunFolder(parsed.GetRequiredValue(_run));
        var network = NetworkKindNames.Parse(parsed.GetValue(_network)!);
        var request = new TrainingRequest
        {
            Epochs = parsed.GetValue(_epochs),
            Seed = parsed.GetValue(_seed),
            Precision = parsed.GetValue(_precisionOption) == "bfloat16" ? Precision.BFloat16 : Precision.Float32,
            Device = Enum.Parse<ComputeDevice>(parsed.GetValue(_deviceOption)!, ignoreCase: true),
            Resume = parsed.GetValue(_resume),
            ProtectsTraining = !parsed.GetValue(_force),
        };
        if (request.Precision == Precision.BFloat16 && request.Device != ComputeDevice.Cuda)
        {
            WarnIfBFloat16IsSlow();
        }

        if (request.Resume)
        {
            TellWhatIsResumed(run.Of(network), request);
        }

        try
        {
            var history = TrainingDisplay.Show(
                network.FolderName(),
                display => new Experiment(run).Train(network, request, display, display, cancellation)
            );
            WriteSummary(run.Of(network), history, request.Precision.Value);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine($"ecg: stopped; the finished epochs are kept in {run.Of(network).Root}.");
            System.Console.Error.WriteLine($"To continue, run: ecg train {Arguments(run, network, request)} --resume");
            return ExitCode.Failed;
        }
    }

    private static void TellWhatIsResumed(NetworkFolder folder, TrainingRequest request)
    {
        var existing = ExistingTraining.Find(folder);
        if (existing is null)
        {
            System.Console.Error.WriteLine($"ecg: {folder.Root} holds no training to resume, so a new one starts.");
        }
        else if (existing.Epochs >= request.EpochsGiven(existing))
        {
            System.Console.Error.WriteLine(
                $"ecg: the training has {existing.Epochs} epochs already, so nothing is trained. A larger number of --epochs continues it."
            );
        }
    }

    private static void WarnIfBFloat16IsSlow()
    {
        if (!ProcessorFeatures.HasBFloat16)
        {
            System.Console.Error.WriteLine(
                "ecg: this processor has no bfloat16 instructions, so --precision float32 would be faster."
            );
        }
        else if (ProcessorFeatures.MeasureBFloat16() is > 1 and var times)
        {
            System.Console.Error.WriteLine(
                $"ecg: on this processor, matrix products take {times:0.0} times as long in bfloat16 as in float32, so --precision float32 would be faster."
            );
        }
    }

    private static string Arguments(RunFolder run, NetworkKind network, TrainingRequest request) =>
        $"--run {run.Root} --network {network.FolderName()}"
        + (request.Epochs is { } epochs ? $" --epochs {epochs}" : "")
        + (request.Seed is { } seed ? $" --seed {seed}" : "")
        + (request.Precision == Precision.BFloat16 ? " --precision bfloat16" : "")
        + (request.Device == ComputeDevice.Auto ? "" : $" --device {request.Device.ToString().ToLowerInvariant()}");

    private static void WriteSummary(NetworkFolder folder, TrainingHistory history, Precision precision)
    {
        var (last, best) = (history.Epochs[^1], history.Best);
        var output = System.Console.Out;
        if (precision == Precision.BFloat16)
        {
            output.WriteLine("trained in bfloat16 with weights in float32");
        }

        output.WriteLine(
            $"last  epoch {last.Epoch}: val_accuracy {last.ValidationAccuracy:F4}, val_loss {last.ValidationLoss:F4}  {folder.Last}"
        );
        output.WriteLine(
            $"best  epoch {best.Epoch}: val_accuracy {best.ValidationAccuracy:F4}, val_loss {best.ValidationLoss:F4}  {folder.Best}"
        );
        output.WriteLine("val_accuracy is the accuracy on the validation rows at the threshold 0.5.");
    }
}
