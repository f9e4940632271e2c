using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Inspection;
using EcgNotebooks.Files;
using EcgNotebooks.Reports;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Checks a whole dataset.</summary>
internal static class DoctorVerb
{
    private static readonly Option<bool> _asJson = new("--json")
    {
        Description = "Print the findings as JSON, up to 1000 of a kind.",
    };
    private static readonly Option<string?> _page = new Option<string?>("--html")
    {
        Description = "Write a page with pictures of the worst recordings.",
        HelpName = "FILE",
    }.AsPath();
    private static readonly Option<bool> _noChecksums = new("--no-checksums")
    {
        Description = "Don't compare files with SHA256SUMS.txt.",
    };
    private static readonly Option<bool> _partial = new("--partial")
    {
        Description = "Only some recordings were fetched: those that aren't there are no finding.",
    };
    private static readonly Option<bool> _strict = new("--strict") { Description = "Suspect findings fail too." };

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var verb = new Command(
            "doctor",
            "Check a whole dataset: table, lists, checksums, headers and signals. Exit code 1 where something is wrong."
        )
        {
            data,
            _asJson,
            _page,
            _noChecksums,
            _partial,
            _strict,
        };
        Help.AddExamples(
            verb,
            [
                "ecg doctor",
                "ecg doctor --data data/demo --html doctor.html",
                new("ecg doctor --data data/ptb-xl --partial", "'ecg fetch'"),
            ],
            "demo"
        );
        verb.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(Check(parsed, Dataset.Open(parsed.GetValue(data), cancellation), cancellation))
        );
        return verb;
    }

    private static int Check(ParseResult parsed, PtbXl tree, CancellationToken cancellation)
    {
        var options = new InspectionOptions
        {
            Digests = !parsed.GetValue(_noChecksums),
            Partial = parsed.GetValue(_partial),
        };
        InspectionReport? inspected = null;
        InspectionDisplay.Show(progress =>
            inspected = new DatasetInspection(tree, options).Run(progress, cancellation)
        );
        var report = inspected!;
        System.Console.Out.Write(parsed.GetValue(_asJson) ? report.ToJson() : InspectionText.Of(report));
        if (parsed.GetValue(_page) is { } page)
        {
            AtomicFile.WriteText(page, new InspectionPage(tree, report).Write());
            System.Console.Error.WriteLine($"page: {page}");
        }

        var failed = report.IsWrong || (parsed.GetValue(_strict) && report.Groups.Count > 0);
        return failed ? ExitCode.Failed : ExitCode.Done;
    }
}
