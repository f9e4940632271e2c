using System.Globalization;

namespace EcgNotebooks.Fuzz;

/// <summary>The parsed command line.</summary>
internal sealed record Arguments
{
    /// <summary>The names of the readers to test; empty for all.</summary>
    public IReadOnlyList<string> Readers { get; private init; } = [];

    /// <summary>The number of inputs for all readers together.</summary>
    public long Inputs { get; private init; } = 100_000;

    /// <summary>The seed of the inputs.</summary>
    public int Seed { get; private init; } = 1;

    /// <summary>The time limit for all readers together in seconds.</summary>
    public double Seconds { get; private init; } = double.PositiveInfinity;

    /// <summary>The folder for failing inputs; null to keep none.</summary>
    public string? Keep { get; private init; }

    /// <summary>The file of a kept input to read again; null for none.</summary>
    public string? Replay { get; private init; }

    /// <summary>Parses the command line.</summary>
    /// <exception cref="EcgException">An option is unknown, or its value is missing or invalid.</exception>
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

            var value = ++i < words.Count ? words[i] : throw Wrong($"the option {word} needs a value.");
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
            : throw Wrong($"{option} takes a whole number from 0 to {most}, not '{value}'.");

    private static EcgException Wrong(string problem) => new(problem, "Use --help to see the options.");
}
