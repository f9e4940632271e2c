using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Inspection;
using EcgNotebooks.Files;
using EcgNotebooks.Reports;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Checks a whole dataset for missing, damaged or implausible data.</summary>
internal static class DoctorVerb
{
    private static readonly Option<bool> _asJson = new("--json")
    {
        Description = "Print the findings as JSON, at most 1000 of each kind.",
    };
    private static readonly Option<string?> _page = new Option<string?>("--html")
    {
        Description = "Also write an HTML page with figures of the worst recordings.",
        HelpName = "FILE",
    }.AsPath();
    private static readonly Option<bool> _noChecksums = new("--no-checksums")
    {
        Description = "Don't compare the files with their checksums in SHA256SUMS.txt.",
    };
    private static readonly Option<bool> _partial = new("--partial")
    {
        Description = "Don't report missing recordings, for a dataset of which only a part was downloaded.",
    };
    private static readonly Option<bool> _strict = new("--strict")
    {
        Description = "Return exit code 1 also for findings that are only suspect.",
    };

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var verb = new Command(
            "doctor",
            "Check a whole dataset: table, file lists, checksums, headers and signals. The exit code is 1 if something is wrong."
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
            System.Console.Error.WriteLine($"The page was written to {page}.");
        }

        var failed = report.IsWrong || (parsed.GetValue(_strict) && report.Groups.Count > 0);
        return failed ? ExitCode.Failed : ExitCode.Done;
    }
}
