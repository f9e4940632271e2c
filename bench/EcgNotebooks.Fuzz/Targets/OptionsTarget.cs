using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using EcgNotebooks.Cli.Arguments;
using Command = EcgNotebooks.Cli.CommandLine;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the parser of command lines of <c>ecg</c>; no command is executed.</summary>
internal sealed class OptionsTarget : ITarget
{
    private const string File = "arguments.txt";
    private const int LongestError = 1000;

    public string Name => "options";

    public string About => "command lines of ecg, one argument per line";

    public int Share => 20;

    public IReadOnlyList<string> Words { get; } =
    [
        "--",
        "-h",
        "--help",
        "--version",
        "--verbose",
        "@arguments.txt",
        "[suggest]",
        "1,5",
        "NaN",
        "-1e400",
        "0x10",
        "１２",
        "--seed=",
        "--fold",
        "cnn",
        "all",
        "\u001b[2J",
    ];

    public IReadOnlyList<Sample> Samples(string data) => [.. (
                (string)
                    """
                        process --data ptb-xl --recipe leak-free --leads I,II --balancing none --run runs/a
                        train --run runs/a --network cnn --epochs 3 --seed 1 --precision float32 --device cpu --resume
                        evaluate --run runs/a --network crnn --resamples 200 --seed 42
                        evaluate --predictions a.npy b.npy --data ptb-xl --out o --name n --class 3 --fold 9 10
                        verify runs/a
                        predict --model m.safetensors --input a.hea b.csv --threshold 0.5 --rate 204.8 --json
                        plot a --out a.svg --figure stacked
                        demo --out d --recordings 10 --seed -7
                        fetch --out o --for published --rate both --release 1.0.1 --connections 3
                        doctor --data d --json --html d.html --no-checksums --partial --strict
                        run a.ipynb b.ipynb --out o --in-place --fresh --cell-limit 0.5 --set n=1 --data d
                        check a.ipynb --cell-limit 60 --data d
                        export a.ipynb --out a.cs
                        notebooks --out n --force
                        sweep s.json --out o --engine slurm --workers 2 --retries 1 --status
                        """
            ).Split('\n').Select(line => Sample.Of((File, Encoding.UTF8.GetBytes(line.Trim().Replace(' ', '\n')))))];

    public void Read(string folder)
    {
        var arguments = Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(Path.Combine(folder, File))).Split('\n');
        var parsed = Command.Parse(arguments);
        var errors = Command.Errors(parsed);
        if (errors.Count > 0)
        {
            Array.ForEach([.. errors], CheckError);
            throw new EcgException(errors[0], "See --help.");
        }

        // The help doesn't need required options.
        if (parsed.Action is AsynchronousCommandLineAction)
        {
            CheckValues(parsed);
        }
    }

    private static void CheckError(string error)
    {
        InvariantException.ThrowUnless(
            error.Length is > 0 and < LongestError,
            $"an error of {error.Length} characters"
        );
        InvariantException.ThrowUnless(
            !error.Contains("System.", StringComparison.Ordinal),
            $"an error names a .NET type: {error}"
        );
        InvariantException.ThrowUnless(Quoted.Plain(error) == error, "an error contains control characters");
    }

    // If there is no error, the values of all options have to be valid.
    private static void CheckValues(ParseResult parsed)
    {
        foreach (var option in parsed.CommandResult.Command.Options)
        {
            var value = parsed.CommandResult.GetResult(option)?.GetValueOrDefault<object?>();
            var numbers = value as double[] ?? (value is double number ? [number] : []);
            InvariantException.ThrowUnless(numbers.All(double.IsFinite), $"the value of {option.Name} isn't finite");
        }
    }
}
