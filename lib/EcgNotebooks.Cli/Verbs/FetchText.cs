using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets.Download;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Writes the summary of <c>ecg fetch</c>.</summary>
internal static class FetchText
{
    private const int MostNamed = 20;

    public static void Write(TextWriter output, DatasetSource source, FetchReport report)
    {
        var there = report.Present + report.Fetched;
        output.WriteLine($"source      {source.Name}");
        output.WriteLine($"folder      {report.Folder}");
        output.WriteLine($"present     {there:N0} files, {report.Present:N0} of them from before");
        output.WriteLine($"fetched     {FetchDisplay.Size(report.Bytes)} in {DescribedBar.Time(report.Elapsed)}");
        output.WriteLine($"unchecked   {string.Join(", ", report.Unlisted)}: no checksum published");
        output.WriteLine($"missing     {report.Missing.Count:N0} files");
        foreach (var file in report.Missing.Take(MostNamed))
        {
            output.WriteLine($"            {file.Name}: {file.Reason}");
        }

        if (report.Missing.Count > MostNamed)
        {
            output.WriteLine($"            and {report.Missing.Count - MostNamed:N0} more");
        }

        if (report.Missing.Count == 0)
        {
            output.WriteLine($"use it      ecg process --data {report.Folder} --run runs/first");
        }
    }
}
