using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;
using static EcgNotebooks.Cli.Tests.Support.NotebookFiles;

namespace EcgNotebooks.Cli.Tests;

/// <summary>The executed copy and the notebook itself hold a figure in different image formats.</summary>
[Trait("speed", "slow")]
public sealed class NotebookFiguresTests(NotebookFiguresTests.RunNotebook notebook)
    : IClassFixture<NotebookFiguresTests.RunNotebook>
{
    [Fact]
    public void A_figure_is_in_the_copy_as_drawing_image_and_bitmap()
    {
        foreach (var data in Figures(notebook.Copy))
        {
            Assert.StartsWith("<svg", data.GetProperty("image/svg+xml")[0].GetString(), StringComparison.Ordinal);
            var image = data.GetProperty("text/html").GetString();
            Assert.StartsWith("<img src=\"data:image/svg+xml;base64,", image, StringComparison.Ordinal);
            Assert.EndsWith(
                "alt=\"Confusion matrix. Negative rows: 1 predicted negative, 2 predicted positive. "
                    + "Positive rows: 3 predicted negative, 4 predicted positive. Computed from 10 rows.\">",
                image,
                StringComparison.Ordinal
            );
            var png = Convert.FromBase64String(data.GetProperty("image/png").GetString()!);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal(3, data.EnumerateObject().Count());
        }
    }

    [Fact]
    public async Task In_place_it_is_in_the_notebook_as_drawing_alone_and_check_agrees_with_both()
    {
        await notebook.RunAsync("--in-place");
        foreach (var data in Figures(notebook.Path))
        {
            Assert.StartsWith("<svg", data.GetProperty("image/svg+xml")[0].GetString(), StringComparison.Ordinal);
            Assert.Single(data.EnumerateObject());
        }

        var check = await Ecg.RunAsync("check", notebook.Path, notebook.Copy, "--data", notebook.Data);
        Assert.True(check.ExitCode == 0, check.StandardError);
        Assert.Equal(
            [$"agrees  {notebook.Path}", $"agrees  {notebook.Copy}"],
            check.StandardOutput.ReplaceLineEndings("\n").TrimEnd().Split('\n')
        );
    }

    [Fact]
    public async Task A_figure_of_a_copy_is_seen_in_nbconverts_page()
    {
        const string Python = "/usr/bin/python3";
        const string Program =
            "import sys\ntry:\n import nbformat\n from nbconvert import HTMLExporter\nexcept ImportError:\n sys.exit(9)\n"
            + "print(HTMLExporter().from_notebook_node(nbformat.read(sys.argv[1], 4))[0])";
        Assert.SkipUnless(File.Exists(Python), "Debian's python3 is missing");
        var page = await CliWrap
            .Cli.Wrap(Python)
            .WithArguments(["-c", Program, notebook.Copy])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(page.ExitCode == 9, "Debian's python3-nbconvert is missing");
        Assert.True(page.ExitCode == 0, page.StandardError);
        Assert.Equal(
            Shown,
            System.Text.RegularExpressions.Regex.Count(page.StandardOutput, "<img src=\"data:image/svg\\+xml;base64,")
        );
    }

    // Each of a display, a trailing value and a drawing that a cell wrote itself.
    private const int Shown = 3;

    private static List<JsonElement> Figures(string path)
    {
        using var notebook = JsonDocument.Parse(File.ReadAllText(path));
        var outputs = notebook.RootElement.GetProperty("cells")[1].GetProperty("outputs").Clone();
        var figures = outputs.EnumerateArray().Select(output => output.GetProperty("data")).ToList();
        Assert.Equal(2, figures.Count);
        return figures;
    }

    /// <summary>A notebook with figures, and the executed copy of it.</summary>
    public sealed class RunNotebook(DemoFixture demo) : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        public string Path => _folder["x.ipynb"];

        public string Copy => _folder["out", "x.ipynb"];

        public string Data => demo.Data;

        public async ValueTask InitializeAsync()
        {
            var library = System.IO.Path.Combine(AppContext.BaseDirectory, "EcgNotebooks.dll");
            Write(
                Path,
                Cell($"#r \"{library}\""),
                Cell(
                    """
                    using EcgNotebooks.Figures; using EcgNotebooks.Reports;
                    var figure = ConfusionMatrixFigure.Create(1, 2, 3, 4);
                    figure.Display(); figure
                    """
                ),
                Cell("HTML(\"<svg xmlns='http://www.w3.org/2000/svg'><title>a &amp; b</title><path d='M0,0'/></svg>\")")
            );
            await RunAsync("--out", _folder["out"]);
        }

        /// <summary>Runs the notebook and expects that it comes to its end.</summary>
        public async Task RunAsync(params string[] options)
        {
            string[] output = options.Contains("--out") ? [] : ["--out", _folder["other"]];
            var result = await Ecg.RunAsync(["run", Path, "--data", Data, .. options, .. output]);
            Assert.True(result.ExitCode == 0, result.StandardError);
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
