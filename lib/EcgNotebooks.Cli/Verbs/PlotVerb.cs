using System.CommandLine;
using System.Text;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;
using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Plots a recording.</summary>
internal static class PlotVerb
{
    private static readonly Argument<string> _record = new Argument<string>("RECORD")
    {
        Description = "The WFDB record: its path without extension, or its .hea or .dat file.",
    }.AsPath();
    private static readonly Option<string> _output = new Option<string>("--out")
    {
        Description = "The file to write: .svg or .png for a picture, .html for an interactive figure.",
        HelpName = "FILE",
        Required = true,
    }
        .AsPath()
        .EndingIn(".svg", ".png", ".html");
    private static readonly Option<string?> _kind = new Option<string?>("--figure")
    {
        Description =
            "leads: the twelve leads on ECG paper; stacked: all signals above one another over one time axis; "
            + "filter: lead I before and after the published recipe's filter. Default: leads; for .html, and for "
            + "recordings without any of the twelve leads, stacked.",
    }.AsOneOf("leads", "stacked", "filter");
    private static readonly Option<bool> _noVerify = CommonOptions.NoVerify();

    public static Command Create()
    {
        var verb = new Command("plot", "Plot a recording as SVG, PNG or an interactive HTML page.")
        {
            _record,
            _output,
            _kind,
            _noVerify,
        };
        Help.AddExamples(
            verb,
            [
                "ecg plot data/demo/records500/00000/00001_hr --out ecg.svg",
                "ecg plot data/demo/records500/00000/00001_hr --out ecg.html",
            ],
            "demo"
        );
        verb.SetAction(
            (parsed, _) =>
            {
                var record = Read(parsed.GetRequiredValue(_record), !parsed.GetValue(_noVerify));
                var simulated = DemoData.Holds(parsed.GetRequiredValue(_record));
                Plot(record, parsed.GetValue(_kind), parsed.GetRequiredValue(_output), simulated);
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    // A figure has one time axis, so only the signals of one sampling rate can be drawn: the rate with the most leads.
    private static EcgRecord Read(string path, bool verify)
    {
        var parts = WfdbRecord.ReadByRate(path, null, verify);
        if (parts.Count < 2)
        {
            return WfdbRecord.Read(path, null, verify);
        }

        var drawn = parts.MaxBy(part => part.Signals.Count(IsLead))!;
        var others = parts.Where(part => part != drawn).SelectMany(part => part.Signals).Select(signal => signal.Name);
        return drawn with
        {
            Notes = [.. drawn.Notes, $"not drawn, because their sampling rate differs: {string.Join(", ", others)}"],
        };
    }

    private static void Plot(EcgRecord record, string? kind, string output, bool simulated)
    {
        var extension = Path.GetExtension(output);
        var drawn = kind ?? DefaultKind(record, extension);
        ReportNotes(record, kind, drawn, extension);
        var figure = Draw(record, drawn, simulated);
        var content = extension switch
        {
            ".png" => figure.ToPng(2),
            ".html" => Encoding.UTF8.GetBytes(figure.Interactive().ToPage()),
            _ => Encoding.UTF8.GetBytes(figure.ToSvg()),
        };
        AtomicFile.Write(output, stream => stream.Write(content));
        System.Console.Out.WriteLine(output);
    }

    private static string DefaultKind(EcgRecord record, string extension) =>
        extension == ".html" || !record.Signals.Any(IsLead) ? "stacked" : "leads";

    private static void ReportNotes(EcgRecord record, string? kind, string drawn, string extension)
    {
        var notes = record.Notes.ToList();
        if (kind is null && drawn == "stacked" && extension != ".html")
        {
            notes.Add("the record has none of the twelve leads, so all of its signals are drawn under their own names");
        }

        if (
            drawn == "leads"
            && record.Signals.Any(IsLead)
            && record.Signals.Where(s => !IsLead(s)).ToList() is [_, ..] others
        )
        {
            notes.Add($"not drawn on ECG paper: {string.Join(", ", others.Select(signal => signal.Name))}");
        }

        if (notes.Count > 0)
        {
            System.Console.Error.WriteLine($"{record.Name}: {string.Join("; ", notes)}.");
        }
    }

    private static bool IsLead(EcgSignal signal) => Lead.TryParse(signal.Name, out _);

    private static Figure Draw(EcgRecord record, string kind, bool simulated)
    {
        var note = DemoData.Note(simulated);
        return kind switch
        {
            "stacked" => StackedLeadsFigure.Create(record, note: note),
            "filter" => Filtered(record, note),
            _ => TwelveLeadFigure.Create(record, note: note),
        };
    }

    private static Figure Filtered(EcgRecord record, string note)
    {
        var before = record.InMillivolts()[Lead.I].Samples;
        var after = new ZeroPhaseFilter(Recipe.Published.Filter, record.SamplingRateHz).Apply(before);
        return FilterFigure.Create(
            before,
            after,
            record.SamplingRateHz,
            $"{record.Name}: lead I before and after the filter",
            note
        );
    }
}
