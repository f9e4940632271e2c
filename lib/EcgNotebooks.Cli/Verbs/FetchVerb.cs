using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Downloads PTB-XL, or copies it from a folder or a zip file.</summary>
internal static class FetchVerb
{
    private const string Network = "a connection to PhysioNet";

    private static readonly Option<string?> _output = new Option<string?>("--out")
    {
        Description = "The folder for the dataset. Default: data/ptb-xl.",
        HelpName = "DIR",
    }.AsPath();
    private static readonly Option<string> _for = new Option<string>("--for")
    {
        Description = "Fetch only the recordings that a recipe needs.",
        HelpName = "published|leak-free",
        DefaultValueFactory = _ => Recipe.Published.Name,
    }.AsOneOf([.. Recipe.All.Select(recipe => recipe.Name)]);
    private static readonly Option<bool> _all = new("--all") { Description = "Fetch all recordings." };
    private static readonly Option<string?> _rate = new Option<string?>("--rate")
    {
        Description =
            "The sampling rate of the recordings in Hz. Default: 500, the rate that the recipes use; with --all, both.",
        HelpName = "100|500|both",
    }.AsOneOf("100", "500", "both");
    private static readonly Option<string?> _release = new Option<string?>("--release")
    {
        Description = $"The release of PTB-XL on PhysioNet. Default: {PtbXlRelease.Latest}.",
        HelpName = string.Join('|', PtbXlRelease.All),
    }.AsOneOf([.. PtbXlRelease.All]);
    private static readonly Option<string?> _source = new Option<string?>("--source")
    {
        Description =
            "Where to fetch from instead of PhysioNet: the address of a mirror, a folder, or the dataset's zip file.",
        HelpName = "URL|FOLDER|ZIP",
    }.AsPath();
    private static readonly Option<int> _connections = NumberOption
        .Create("--connections", new(1, FetchOptions.MostConnections), new FetchOptions().Connections)
        .Described($"The number of simultaneous downloads, at most {FetchOptions.MostConnections}.");

    public static Command Create()
    {
        var verb = new Command(
            "fetch",
            "Download PTB-XL, or only the recordings that a recipe needs, and check every file. An interrupted download can be continued."
        )
        {
            _output,
            _for,
            _all,
            _rate,
            _release,
            _source,
            _connections,
        };
        CommonOptions.MakeExclusive(verb, _all, _for);
        CommonOptions.MakeExclusive(verb, _source, _release);
        Help.AddExamples(
            verb,
            [
                new("ecg fetch --for published", Network),
                new("ecg fetch --all --rate 500 --out ptb-xl", Network),
                new("ecg fetch --release 1.0.1 --for leak-free", Network),
                new("ecg fetch --all --source ptb-xl-1.0.3.zip", "the dataset's zip file"),
                "ecg fetch --all --source data/demo --out data/copy",
            ],
            "demo"
        );
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new FetchOptions
        {
            Connections = parsed.GetValue(_connections),
            // Clients that fail at the same time must not retry at the same time.
            Seed = Environment.ProcessId,
        };
        using var source = Open(parsed, options);
        var folder = parsed.GetValue(_output) ?? PtbXlFetch.DefaultFolder;
        try
        {
            var report = await FetchDisplay.ShowAsync(progress =>
                new PtbXlFetch(source, options).RunAsync(folder, Scope(parsed), progress, cancellation)
            );
            FetchText.Write(System.Console.Out, source, report);
            return report.Missing.Count == 0 ? ExitCode.Done
                : report.Missing.Any(file => file.MayRetry) ? ReportCommandToContinue(parsed)
                : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            System.Console.Error.WriteLine("ecg: stopped; the files downloaded so far are kept.");
            return ReportCommandToContinue(parsed);
        }
    }

    private static DatasetSource Open(ParseResult parsed, FetchOptions options) =>
        DatasetSource.Open(
            parsed.GetValue(_source)
                ?? PtbXlRelease.Address(parsed.GetValue(_release) ?? PtbXlRelease.Latest).AbsoluteUri,
            options
        );

    private static FetchScope Scope(ParseResult parsed)
    {
        var all = parsed.GetValue(_all);
        var rates = parsed.GetValue(_rate) switch
        {
            "100" => RecordingRates.Hz100,
            "500" => RecordingRates.Hz500,
            "both" => RecordingRates.Both,
            _ => all ? RecordingRates.Both : RecordingRates.Hz500,
        };
        var recipe = Recipe.Named(parsed.GetRequiredValue(_for));
        return new FetchScope(rates, all ? null : table => RequiredRecordings.Of(table, recipe));
    }

    private static int ReportCommandToContinue(ParseResult parsed)
    {
        var arguments = parsed.Tokens.Select(token =>
            token.Value.Contains(' ', StringComparison.Ordinal) ? $"'{token.Value}'" : token.Value
        );
        System.Console.Error.WriteLine($"To continue, run: ecg {string.Join(' ', arguments)}");
        return ExitCode.Failed;
    }
}
