using EcgNotebooks.Interactive.Views;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace EcgNotebooks.Interactive.Drawing;

/// <summary>Adds the line <c>#!ecg RECORD [--leads LEADS]</c> to a host, with its completion and hover texts.</summary>
internal static class EcgDirective
{
    /// <summary>Adds the directive to all kernels of a host.</summary>
    public static void AddTo(Kernel root) => root.AddDirective<DrawRecording>(Create(), DrawAsync);

    private static KernelActionDirective Create() =>
        new("#!ecg")
        {
            Description =
                "Draws a recording on ECG paper (25 mm/s, 10 mm/mV): #!ecg RECORD [--leads LEADS]. RECORD is a WFDB record, a CSV file, or the name of a recording in the dataset.",
            Parameters =
            {
                new KernelDirectiveParameter(
                    "--record",
                    "The path of a WFDB record or a CSV file, or the name of a recording in the dataset, such as records500/00000/00001_hr."
                )
                {
                    AllowImplicitName = true,
                    Required = true,
                    TypeHint = "file",
                }.AddCompletions(RecordingSource.Names),
                new KernelDirectiveParameter(
                    "--leads",
                    "The leads to draw, separated by commas without spaces, such as I,II,V2. Default: all leads of the recording."
                ).AddCompletions(() => [.. Lead.All.Select(lead => lead.Name), "all"]),
            },
        };

    private static Task DrawAsync(DrawRecording command, KernelInvocationContext context)
    {
        try
        {
            context.Display(RecordFigure.Of(RecordingSource.Read(command.Record, LeadNames.Parse(command.Leads))));
        }
        catch (EcgException e)
        {
            context.Fail(command, message: e.Message);
        }

        return Task.CompletedTask;
    }
}
