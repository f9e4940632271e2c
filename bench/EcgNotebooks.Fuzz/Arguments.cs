using System.Globalization;

namespace EcgNotebooks.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    /// <summary>Names of readers; all where none is named.</summary>
    public IReadOnlyList<string> Readers { get; private init; } = [];

    /// <summary>Inputs over all readers.</summary>
    public long Inputs { get; private init; } = 100_000;

    /// <summary>Decides the inputs.</summary>
    public int Seed { get; private init; } = 1;

    /// <summary>The most seconds over all readers.</summary>
    public double Seconds { get; private init; } = double.PositiveInfinity;

    /// <summary>Where inputs that fail are kept; nowhere where null.</summary>
    public string? Keep { get; private init; }

    /// <summary>A kept input to read again.</summary>
    public string? Replay { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="EcgException">An option is unknown, or its value is missing or of no use.</exception>
    public static Arguments Parse(IReadOnlyList<string> words)
    {
        var parsed = new Arguments();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (!word.StartsWith('-'))
            {
                parsed = parsed with { Readers = [.. parsed.Readers, word] };
                continue;
            }

            var value = ++i < words.Count ? words[i] : throw Wrong($"{word} has no value.");
            parsed = word switch
            {
                "--inputs" => parsed with { Inputs = Number(word, value, long.MaxValue) },
                "--seed" => parsed with { Seed = (int)Number(word, value, int.MaxValue) },
                "--seconds" => parsed with { Seconds = Number(word, value, int.MaxValue) },
                "--keep" => parsed with { Keep = Path.GetFullPath(value) },
                "--replay" => parsed with { Replay = Path.GetFullPath(value) },
                _ => throw Wrong($"unknown option {word}."),
            };
        }

        return parsed;
    }

    private static long Number(string option, string value, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw Wrong($"{option} {value} is no whole number from 0 to {most}.");

    private static EcgException Wrong(string problem) => new(problem, "See --help.");
}
