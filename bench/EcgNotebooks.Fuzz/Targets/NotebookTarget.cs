using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Checking;
using EcgNotebooks.Runner.Export;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Report;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests everything that can be done with a notebook without running it.</summary>
internal sealed class NotebookTarget : ITarget
{
    private readonly byte[] _whole = NotebookSamples.Whole();

    public string Name => "notebook";

    public string About => "notebooks, which are read, written, compared, exported and reported; no cell is run";

    public int Share => 15;

    public IReadOnlyList<string> Words { get; } =
    [
        "\"nbformat\": 3",
        "\"nbformat_minor\": 99",
        "\"metadata\": []",
        "\"metadata\": 1",
        "\"tags\": [null, 1, {}]",
        "\"tags\": \"skip-execution\"",
        "\"tolerance=2\"",
        "\"source\": [[]]",
        "\"source\": 5",
        "\"outputs\": [null]",
        "\"outputs\": {}",
        "\"data\": null",
        "\"text\": {}",
        "\"cells\": []",
        "\"#!import ../outside/secret.txt\"",
        "\"#!fsharp\"",
        "\"#!csharp\\n\"",
        "\"#!import a.ipynb\\n\"",
        "\"#r \\\"nuget: A, 1.0\\\"\\n\"",
        "$$\\\\frac{\\\\sqrt{x}}{",
        "\\\\left(",
        "*/",
        "\"\"\"",
        "<svg><metadata>{}</metadata></svg>",
        "<svg><clipPath id='a'></clipPath><title><b></svg>",
        "<!-- <b><table><math><style>",
        "<a href='javascript:1' style='color:red' onclick='1'>",
        "NaN",
        "-Infinity",
        "| a |\\n|--|\\n",
        "[a](b",
        "> > > >",
    ];

    public IReadOnlyList<Sample> Samples(string data) => [Sample.Of((NotebookSamples.File, _whole))];

    public void Read(string folder)
    {
        var path = Path.Combine(folder, NotebookSamples.File);
        var notebook = Notebook.Read(path);
        Notebook Again() => Notebook.Read(path);
        var run = new NotebookRun(
            Again(),
            null,
            notebook.Cells.ToDictionary(cell => cell.Number, _ => TimeSpan.FromSeconds(1)),
            new Dictionary<int, string> { [2] = "tagged" }
        );
        Attempts.All(
            () => Written(notebook),
            () => _ = NotebookComparison.Compare(Again(), run),
            () =>
                _ = NotebookComparison.Compare(
                    Notebook.Parse("whole", System.Text.Encoding.UTF8.GetString(_whole)),
                    run
                ),
            () => _ = new FileProgram([]).Write(Again()),
            () => _ = new HtmlReport("report", []).Write([run])
        );
    }

    private static void Written(Notebook notebook)
    {
        var copy = Notebook.Parse("copy", notebook.ToJson());
        InvariantException.ThrowUnless(
            copy.Cells.Select(cell => cell.Source).SequenceEqual(notebook.Cells.Select(cell => cell.Source)),
            "the written cells differ from the read ones"
        );
    }
}
