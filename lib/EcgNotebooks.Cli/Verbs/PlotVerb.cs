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
        Description = "The picture to write, .svg or .png.",
        HelpName = "FILE",
        Required = true,
    };
    private static readonly Option<string> Kind = new("--figure")
    {
        Description = "leads: twelve leads on ECG paper; filter: lead I before and after the recipe's filter.",
        DefaultValueFactory = _ => "leads",
    };

    public static Command Create()
    {
        Kind.AcceptOnlyFromAmong("leads", "filter");
        Output.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Path.GetExtension(result.Tokens[0].Value) is not (".svg" or ".png"))
            {
                result.AddError("--out must end in .svg or .png.");
            }
        });
        var verb = new Command("plot", "Draw a recording as SVG or PNG.") { Record, Output, Kind };
        Help.AddExamples(verb, ["ecg plot data/demo/records500/00000/00001_hr --out ecg.svg"]);
        verb.SetAction(
            (parsed, _) =>
            {
                Plot(parsed.GetRequiredValue(Record), parsed.GetRequiredValue(Kind), parsed.GetRequiredValue(Output));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static void Plot(string path, string kind, string output)
    {
        var record = WfdbRecord.Read(path);
        var simulated = DemoData.Note(InDemo(path));
        var figure = kind == "leads" ? TwelveLeadFigure.Create(record, note: simulated) : Filtered(record, simulated);
        AtomicFile.Write(
            output,
            stream =>
                stream.Write(
                    Path.GetExtension(output) == ".png" ? figure.ToPng(2) : Encoding.UTF8.GetBytes(figure.ToSvg())
                )
        );
        System.Console.Out.WriteLine(output);
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
