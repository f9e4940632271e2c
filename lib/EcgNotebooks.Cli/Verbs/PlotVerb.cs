using System.CommandLine;
using System.Text;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets.Simulation;
using EcgNotebooks.Datasets.Wfdb;
using EcgNotebooks.Figures;
using EcgNotebooks.Filtering;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Draws a recording.</summary>
internal static class PlotVerb
{
    private static readonly Argument<string> Record = new("RECORD")
    {
        Description = "A WFDB path without extension, a .hea or a .dat.",
    };
    private static readonly Option<string> Output = new("--out")
    {
        Description = "The file to write: .svg or .png, or .html to zoom into.",
        HelpName = "FILE",
        Required = true,
    };
    private static readonly Option<string?> Kind = new("--figure")
    {
        Description =
            "leads: twelve leads on ECG paper; stacked: all leads over one time axis; "
            + "filter: lead I before and after the recipe's filter. Without it leads, for .html stacked.",
    };

    public static Command Create()
    {
        Kind.AcceptOnlyFromAmong("leads", "stacked", "filter");
        Output.Validators.Add(result =>
        {
            if (
                result.Tokens.Count > 0
                && Path.GetExtension(result.Tokens[0].Value) is not (".svg" or ".png" or ".html")
            )
            {
                result.AddError("--out must end in .svg, .png or .html.");
            }
        });
        var verb = new Command("plot", "Draw a recording as SVG, PNG or an interactive page.") { Record, Output, Kind };
        Help.AddExamples(
            verb,
            [
                "ecg plot data/demo/records500/00000/00001_hr --out ecg.svg",
                "ecg plot data/demo/records500/00000/00001_hr --out ecg.html",
            ]
        );
        verb.SetAction(
            (parsed, _) =>
            {
                Plot(parsed.GetRequiredValue(Record), parsed.GetValue(Kind), parsed.GetRequiredValue(Output));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static void Plot(string path, string? kind, string output)
    {
        var extension = Path.GetExtension(output);
        var record = WfdbRecord.Read(path);
        var figure = Draw(record, kind ?? (extension == ".html" ? "stacked" : "leads"), InDemo(path));
        var content = extension switch
        {
            ".png" => figure.ToPng(2),
            ".html" => Encoding.UTF8.GetBytes(figure.Interactive().ToPage()),
            _ => Encoding.UTF8.GetBytes(figure.ToSvg()),
        };
        AtomicFile.Write(output, stream => stream.Write(content));
        System.Console.Out.WriteLine(output);
    }

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
        var before = record[Lead.I].Samples;
        var after = new ZeroPhaseFilter(Recipe.Published.Filter, record.SamplingRateHz).Apply(before);
        return FilterFigure.Create(
            before,
            after,
            record.SamplingRateHz,
            $"{record.Name}: lead I before and after the filter",
            note
        );
    }

    private static bool InDemo(string path)
    {
        for (
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            folder is not null;
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (DemoData.IsDemo(folder))
            {
                return true;
            }
        }

        return false;
    }
}
