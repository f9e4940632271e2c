using EcgNotebooks.Datasets;
using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Report;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>The report of a run, written anew after every notebook so that a stop loses none that is done.</summary>
/// <param name="path">The HTML file.</param>
/// <param name="data">The dataset that the notebooks read.</param>
internal sealed class RunReport(string path, PtbXl data)
{
    private readonly List<NotebookRun> _runs = [];
    private readonly HtmlReport _page = new("EcgNotebooks", Origin.Of(data));

    /// <summary>Adds a notebook; false where the report can't be written, which is told.</summary>
    public bool TryAdd(NotebookRun run)
    {
        _runs.Add(run);
        try
        {
            AtomicFile.WriteText(path, _page.Write(_runs));
            return true;
        }
        catch (EcgException e)
        {
            System.Console.Error.WriteLine($"ecg: {e.Message}");
            return false;
        }
    }

    /// <summary>Names the report, and the main results.</summary>
    public void Tell()
    {
        if (_runs.Count == 0)
        {
            return;
        }

        System.Console.Out.WriteLine($"report             {path}");
        foreach (var result in _runs.SelectMany(run => run.Highlights()).Distinct())
        {
            System.Console.Out.WriteLine($"result             {result}");
        }
    }
}
