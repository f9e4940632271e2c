using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Reports how well a processed run's test rows are told apart without any ECG.</summary>
internal static class BaselineVerb
{
    private static readonly string[] _names = ["age", "sex", "device"];

    private static readonly MeasureKind[] _measures =
    [
        MeasureKind.Accuracy,
        MeasureKind.BalancedAccuracy,
        MeasureKind.RocAuc,
    ];

    private static readonly Option<string> _run = CommonOptions.Run();

    private static readonly Option<string> _columns = Columns();

    public static Command Create()
    {
        var verb = new Command(
            "baseline",
            "Tell infarctions from normal ECGs without any ECG: fit a logistic regression on columns of the table to a run's training rows, and report its results on the test rows. No signals are read."
        )
        {
            _run,
            _columns,
        };
        Help.AddExamples(
            verb,
            ["ecg baseline --run runs/first", "ecg baseline --run runs/first --columns age,sex,device"],
            "process"
        );
        verb.SetAction(
            (parsed, _) =>
            {
                var chosen = Names(parsed.GetRequiredValue(_columns));
                var columns = chosen.Aggregate(
                    BaselineColumns.None,
                    (all, name) => all | Enum.Parse<BaselineColumns>(name, ignoreCase: true)
                );
                var predictions = TablePredictions.Of(new RunFolder(parsed.GetRequiredValue(_run)), columns);
                Write(System.Console.Out, string.Join(", ", chosen), predictions);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static void Write(TextWriter output, string columns, Predictions predictions)
    {
        var report = EvidenceReport.Of(predictions);
        output.WriteLine(
            $"logistic regression on {columns}, fitted to {predictions.Of(Part.Train).Count} training rows, {report.Rows} test rows of {report.Patients} patients"
        );
        var rows = _measures.Select(kind =>
        {
            var estimate = report.AtFixed.Bootstrap[kind];
            return (IReadOnlyList<object?>)[kind.Label(), estimate.Value.ToString(), estimate.Interval.ToString()];
        });
        output.WriteLine(new ReportTable(["measure", "value", "95 % interval"], [.. rows]));
        output.WriteLine($"Accuracies are at the threshold 0.5; the majority class has {report.MajorityAccuracy}.");
    }

    private static Option<string> Columns()
    {
        var option = new Option<string>("--columns")
        {
            Description = "The columns of the table that the baseline uses: age, sex and device, with commas.",
            HelpName = "COLUMN,...",
            DefaultValueFactory = _ => "age,sex",
        };
        option.Validators.Add(result =>
        {
            var names = result.Tokens.Count > 0 ? Names(result.Tokens[0].Value) : [];
            foreach (var name in names.Except(_names, StringComparer.Ordinal))
            {
                result.AddError($"--columns takes age, sex and device, not {Quoted.Of(name)}.");
            }
        });
        return option;
    }

    private static string[] Names(string columns) => columns.Split(',', StringSplitOptions.TrimEntries);
}
