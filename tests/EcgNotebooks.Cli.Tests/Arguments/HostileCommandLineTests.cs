using System.Collections.Concurrent;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Arguments;

/// <summary>Real calls of the command line with hostile values; ECG_HOSTILE_CALLS says how many, ECG_HOSTILE_SEED which.</summary>
[Trait("speed", "slow")]
public sealed class HostileCommandLineTests(DemoFixture demo) : IDisposable
{
    private const int Usual = 40;
    private static readonly string[] _forbidden = ["unexpected", "bug", "Unhandled", "   at ", "System.", "`1"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task They_end_with_0_1_or_2_and_a_sentence_of_the_project_s_own()
    {
        var lines = new HostileCommandLines(await PathsAsync()).Of(
            Number("ECG_HOSTILE_CALLS", Usual),
            Number("ECG_HOSTILE_SEED", 15)
        );
        var failures = new ConcurrentBag<string>();
        var codes = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            lines,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (line, cancellation) =>
            {
                var result = await RunAsync(line, cancellation);
                codes.Add(result.ExitCode);
                if (Problem(result) is { } problem)
                {
                    failures.Add($"{string.Join(' ', line.Select(Shown))}\n    {problem}");
                }
            }
        );
        TestContext.Current.SendDiagnosticMessage(
            string.Join(
                ", ",
                codes.GroupBy(code => code).OrderBy(group => group.Key).Select(g => $"{g.Count()} times {g.Key}")
            )
        );
        Assert.True(failures.IsEmpty, $"{failures.Count} of {codes.Count}:\n{string.Join('\n', failures)}");
    }

    private static string? Problem(BufferedCommandResult result)
    {
        var text = result.StandardOutput + result.StandardError;
        return result.ExitCode is not (0 or 1 or 2) ? $"exit code {result.ExitCode}: {text}"
            : _forbidden.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal)) is { } word
                ? $"'{word}': {text}"
            : result.ExitCode != 0 && text.Trim().Length == 0 ? $"exit code {result.ExitCode} without a word"
            : result.StandardError.Contains('\u001b', StringComparison.Ordinal) ? $"steers the terminal: {text}"
            : null;
    }

    private async Task<BufferedCommandResult> RunAsync(string[] line, CancellationToken cancellation) =>
        await CliWrap
            .Cli.Wrap("dotnet")
            .WithArguments([Ecg.Program, .. line])
            .WithWorkingDirectory(Directory.CreateDirectory(_folder["a", "b", "work"]).FullName)
            .WithEnvironmentVariables(v => v.Set("ECG_PTBXL_DIR", demo.Data).Set("ECG_RUNS_DIR", _folder["runs"]))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellation);

    private async Task<Dictionary<string, string>> PathsAsync()
    {
        File.WriteAllText(_folder["file.json"], "{}");
        Directory.CreateDirectory(_folder["empty"]);
        File.CreateSymbolicLink(_folder["link"], "link");
        Assert.Equal(0, (await Ecg.RunAsync("demo", "--out", _folder["small"], "--recordings", "2")).ExitCode);
        return new()
        {
            ["NOTEBOOK"] = Path.Combine(EcgNotebooks.Files.Repository.Root!, "notebooks", "04-filter.ipynb"),
            ["NAME255"] = new string('n', 255),
            ["NAME256"] = new string('n', 256),
            ["LONG"] = new string('l', 5000),
            ["RECORD"] = demo.Record,
            ["MODEL"] = demo.Cnn,
            ["SMALL"] = _folder["small"],
            ["EMPTY"] = _folder["empty"],
            ["DATA"] = demo.Data,
            ["FILE"] = _folder["file.json"],
            ["LINK"] = _folder["link"],
            ["OUT"] = _folder["a", "b", "out"],
            ["RUN"] = demo.Run,
        };
    }

    private static string Shown(string argument) =>
        $"'{(argument.Length > 300 ? $"{argument[..20]}... ({argument.Length})" : argument)}'";

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : usual;
}
