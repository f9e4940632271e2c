using EcgNotebooks.Datasets;
using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Report;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>The HTML report of a run, rewritten after each notebook so that finished notebooks survive an interruption.</summary>
/// <param name="path">The path of the HTML file.</param>
/// <param name="data">The dataset that the notebooks read.</param>
internal sealed class RunReport(string path, PtbXl data)
{
    private readonly List<NotebookRun> _runs = [];
    private readonly HtmlReport _page = new("EcgNotebooks", Origin.Of(data));

    /// <summary>Adds a notebook's run and rewrites the report; returns false, after an error message, if it can't be written.</summary>
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

    /// <summary>Prints the report's path and the main results.</summary>
    public void PrintSummary()
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
