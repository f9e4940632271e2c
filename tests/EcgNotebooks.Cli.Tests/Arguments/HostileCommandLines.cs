using System.Text.RegularExpressions;

namespace EcgNotebooks.Cli.Tests.Arguments;

/// <summary>Command lines that are right but for one or two hostile values, drawn from a seed.</summary>
/// <param name="paths">Paths in the place of words in capitals.</param>
internal sealed class HostileCommandLines(IReadOnlyDictionary<string, string> paths)
{
    // Without the hostile values each ends within a second, most by an error: nothing is trained, and none takes the clone's own data.
    private static readonly string[][] _right =
    [
        ["process", "--data", "DATA", "--recipe", "published", "--run", "OUT/run"],
        [
            "process",
            "--data",
            "DATA",
            "--recipe",
            "leak-free",
            "--leads",
            "I,II",
            "--balancing",
            "none",
            "--run",
            "OUT/r",
        ],
        ["train", "--run", "OUT/missing", "--network", "cnn", "--epochs", "1", "--seed", "3"],
        ["evaluate", "--run", "OUT/missing", "--network", "cnn", "--resamples", "100", "--seed", "1"],
        [
            "evaluate",
            "--predictions",
            "FILE",
            "--data",
            "DATA",
            "--out",
            "OUT/mine",
            "--name",
            "mine",
            "--recipe",
            "published",
        ],
        [
            "evaluate",
            "--predictions",
            "a.npy",
            "b.npy",
            "--data",
            "DATA",
            "--out",
            "OUT/mine",
            "--class",
            "3",
            "--fold",
            "9",
            "10",
        ],
        ["card", "RUN", "--network", "cnn"],
        ["verify", "RUN"],
        ["predict", "--model", "MODEL", "--input", "RECORD", "--threshold", "0.5", "--rate", "500", "--json"],
        ["export-model", "MODEL", "--onnx", "OUT/a.onnx", "--threshold", "0.5", "--form", "2d"],
        ["plot", "RECORD", "--out", "OUT/ecg.svg", "--figure", "leads"],
        ["demo", "--out", "OUT/demo", "--recordings", "2", "--seed", "1"],
        ["fetch", "--source", "SMALL", "--all", "--rate", "100", "--out", "OUT/copy", "--connections", "2"],
        ["doctor", "--data", "SMALL", "--html", "OUT/doctor.html", "--partial", "--no-checksums"],
        ["run", "none.ipynb", "--data", "DATA", "--out", "OUT/notebooks", "--cell-limit", "60", "--set", "n=1"],
        ["check", "none.ipynb", "--data", "DATA", "--cell-limit", "60"],
        ["export", "NOTEBOOK", "--out", "OUT/a.cs"],
        ["notebooks", "--out", "OUT/copies", "--force"],
        ["course", "NOTEBOOK", "--out", "OUT/course"],
        ["grade", "none.ipynb", "--data", "DATA", "--out", "OUT/grades", "--cell-limit", "60", "--memory", "1"],
        ["sweep", "FILE", "--out", "OUT/study", "--engine", "local", "--workers", "1", "--retries", "0", "--status"],
        [
            "sweep-run",
            "--data",
            "missing",
            "--out",
            "OUT/s",
            "--recipe",
            "published",
            "--leads",
            "I",
            "--network",
            "cnn",
            "--seed",
            "1",
            "--epochs",
            "1",
            "--threads",
            "1",
        ],
    ];

    private static readonly string[] _hostile =
    [
        "",
        " ",
        "abc",
        "1,5",
        "1e5",
        "NaN",
        "-Infinity",
        "-1",
        "0",
        "1",
        "99999999999999999999",
        "0x10",
        "１２",
        "--",
        "-",
        "-x",
        "--unknown",
        "--help=x",
        "@FILE",
        "@missing",
        "[suggest:abc]",
        "[diagram]",
        "'",
        "\"",
        "\\",
        "a b",
        "a\nb",
        "\u001b[31mred",
        "\u202ea",
        "\ud83d\ude00",
        "\u00b5V",
        "{0}",
        "{",
        "%s%n",
        "$(x)",
        "*",
        "?",
        "null",
        "true",
        "a=b",
        "=",
        "n=",
        "I,,II",
        ",",
        "I,I",
        "../..",
        ".",
        "..",
        "~",
        "missing/deep/x",
        "FILE",
        "FILE/below",
        "SMALL",
        "OUT",
        "SMALL/",
        "LINK",
        "http://[::1",
        "http://127.0.0.1:1/",
        "file:///etc/passwd",
        "ftp://x/",
        "x://y",
        "C:\\x",
        "con",
        ".svg",
        "OUT/.html",
        "x.ipynb",
        "NAME255",
        "NAME256",
        "LONG",
        "published",
        "cnn",
        "EMPTY",
        "EMPTY/x.hea",
        "a.csv",
    ];

    /// <summary>The command lines, of which the same seed gives the same.</summary>
    public IEnumerable<string[]> Of(int count, int seed)
    {
        var random = new Random(seed);
        var options = CommandLine
            .Root()
            .Subcommands.ToDictionary(
                verb => verb.Name,
                verb =>
                    verb.Options.Select(option => option.Name)
                        .Where(name => name != "--help")
                        .DefaultIfEmpty("--unknown")
                        .ToArray()
            );
        for (var i = 0; i < count; i++)
        {
            var line = _right[i % _right.Length].ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                Change(line, options[line[0]], random);
            }

            yield return [.. line.Select(Place)];
        }
    }

    private static void Change(List<string> line, string[] options, Random random)
    {
        var value = _hostile[random.Next(_hostile.Length)];
        var at = random.Next(1, line.Count);
        switch (random.Next(6))
        {
            case 0:
                line.Insert(at, value);
                break;
            case 1:
                line.AddRange([options[random.Next(options.Length)], value]);
                break;
            case 2:
                line.Add($"{options[random.Next(options.Length)]}={value}");
                break;
            default:
                // Names of options stay, so that most values meet what reads them.
                var values = Enumerable
                    .Range(1, line.Count - 1)
                    .Where(i => !line[i].StartsWith("--", StringComparison.Ordinal));
                line[values.OrderBy(_ => random.Next()).FirstOrDefault(at)] = value;
                break;
        }
    }

    private string Place(string word) => Regex.Replace(word, string.Join('|', paths.Keys), match => paths[match.Value]);
}
