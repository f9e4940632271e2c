using EcgNotebooks.Datasets;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Report;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>The report of a run, written anew after every notebook so that a stop loses none that is done.</summary>
/// <param name="path">The HTML file.</param>
/// <param name="data">The dataset that the notebooks read.</param>
internal sealed class RunReport(string path, PtbXl data)
{
    private readonly List<NotebookRun> _runs = [];
    private readonly HtmlReport _page = new("EcgNotebooks", Origin.Of(data));

    /// <summary>Adds a notebook.</summary>
    public void Add(NotebookRun run)
    {
        _runs.Add(run);
        AtomicFile.WriteText(path, _page.Write(_runs));
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

    /// <summary>Whether so many notebooks ran, and none failed.</summary>
    public bool Succeeded(int notebooks) => _runs.Count == notebooks && _runs.All(run => run.Failure is null);
}
