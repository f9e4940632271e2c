using System.Text.Json.Nodes;
using EcgNotebooks.Cli.Tests.Reference;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Outside;

/// <summary>Programs outside the clone that use the library by a reference to its project, and nothing else of the clone.</summary>
[Trait("speed", "slow")]
public sealed class OutsideTests(DemoFixture demo) : IDisposable
{
    private const long LargestOutput = 60_000_000;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="LIBRARY" />
          </ItemGroup>
        </Project>
        """;

    // Declares a variable that nothing uses: that is a warning, as in any new project, and no error.
    private const string Program = """
        using System.Globalization;
        using EcgNotebooks;
        using EcgNotebooks.Datasets;
        using EcgNotebooks.Formats.Wfdb;
        using EcgNotebooks.Experiments;
        using EcgNotebooks.Figures;
        using EcgNotebooks.Filtering;

        var unused = 1;
        var (data, recording, model) = (args[0], args[1], args[2]);
        var record = WfdbRecord.Read(recording);
        var filtered = new ZeroPhaseFilter(Recipe.Published.Filter, record.SamplingRateHz).Apply(record);
        File.WriteAllText("ecg.svg", TwelveLeadFigure.Create(filtered).ToSvg());

        using var predictor = Predictor.Load(model);
        var probability = predictor.Predict(recording).Probability;

        var experiment = new Experiment(new RunFolder("run"));
        experiment.Process(PtbXl.Open(data), Recipe.Published);
        var history = experiment.Train(NetworkKind.Cnn, new TrainingRequest { Epochs = 1 });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{probability:F4} {history.Epochs.Count}"));
        """;

    private readonly OutsideFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_project_with_a_plain_reference_reads_filters_draws_predicts_and_trains()
    {
        OnRequest.SkipUnlessAsked(AsTyped.Variable, "building programs outside the clone takes minutes");
        Write("program.csproj", Project.Replace("LIBRARY", OutsideFolder.Library, StringComparison.Ordinal));
        Write("Program.cs", Program);
        var build = await _folder.DotnetAsync("build", "-v", "q", "--nologo");
        Assert.All(Warnings(build.StandardOutput), line => Assert.Contains("CS0219", line, StringComparison.Ordinal));
        Assert.NotEmpty(Warnings(build.StandardOutput));

        var output = _folder["bin", "Debug", "net10.0"];
        var run = await _folder.DotnetAsync(Path.Combine(output, "program.dll"), demo.Data, demo.Record, demo.Cnn);
        Assert.Equal("", run.StandardError);
        Assert.Equal($"{await ProbabilityAsync()} 1", run.StandardOutput.Trim());
        Assert.Contains("<svg", ReadAll("ecg.svg"), StringComparison.Ordinal);

        Assert.InRange(Size(output), 1, LargestOutput);
        Assert.Equal(PackagesOf(Path.GetDirectoryName(OutsideFolder.Library)!), PackagesOf(_folder["."]));
    }

    [Fact]
    public async Task The_program_in_the_README_runs()
    {
        OnRequest.SkipUnlessAsked(AsTyped.Variable, "building programs outside the clone takes minutes");
        Write("program.csproj", Project.Replace("LIBRARY", OutsideFolder.Library, StringComparison.Ordinal));
        Write("Program.cs", Pages.Readme.Split("```csharp\n")[1].Split("```")[0]);
        var run = await _folder.DotnetAsync("run", "-c", "Debug", "-p:RunAnalyzers=false", "--", demo.Record);
        Assert.Contains("ROC AUC", run.StandardOutput, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^[01]\.\d{4}$", run.StandardOutput.ReplaceLineEndings("\n"));
        Assert.Contains("<svg", ReadAll("ecg.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exported_notebook_runs_and_says_where_its_results_are()
    {
        OnRequest.SkipUnlessAsked(AsTyped.Variable, "building programs outside the clone takes minutes");
        var notebook = _folder["a.ipynb"];
        Write(
            "a.ipynb",
            Notebook(
                "using EcgNotebooks;\nusing EcgNotebooks.Networks;\nusing EcgNotebooks.Files;\nvar network = new EcgCnn(new EcgCnnOptions());",
                "network.NetworkName",
                "EcgNotebooks.Experiments.CachedExperiment.Root"
            )
        );
        var export = await Ecg.RunAsync("export", notebook, "--out", _folder["a.cs"]);
        Assert.Equal(0, export.ExitCode);

        // In the configuration of the tests, because building the library a second time takes longer than the rest of the test.
        var run = await _folder.DotnetAsync("run", "-c", "Debug", "-p:RunAnalyzers=false", "a.cs");
        var home = Path.Combine(_folder.Data, "EcgNotebooks");
        Assert.Equal(["cnn", Path.Combine(home, "runs", "notebooks")], Lines(run.StandardOutput));
        Assert.Equal([$"Demo data and results are kept in {home}."], Lines(run.StandardError));
    }

    private static string Notebook(params string[] cells) =>
        new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 2,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray([
                .. cells.Select(source => new JsonObject
                {
                    ["cell_type"] = "code",
                    ["metadata"] = new JsonObject(),
                    ["source"] = source,
                    ["outputs"] = new JsonArray(),
                    ["execution_count"] = null,
                }),
            ]),
        }.ToJsonString();

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Warnings(string output) =>
        [.. Lines(output).Where(line => line.Contains(": warning ", StringComparison.Ordinal))];

    private static long Size(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    // A version that only the clone pins would be another one outside.
    private static string[] PackagesOf(string project)
    {
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(project, "obj", "project.assets.json")))!;
        return
        [
            .. assets["libraries"]!
                .AsObject()
                .Where(library => (string?)library.Value!["type"] == "package")
                .Select(library => library.Key)
                .Where(name => !name.StartsWith("CSharpier", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    private async Task<string> ProbabilityAsync()
    {
        var prediction = await Ecg.RunAsync("predict", "--model", demo.Cnn, "--input", demo.Record);
        return prediction.StandardOutput.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    private string ReadAll(string name) => File.ReadAllText(_folder[name]);

    private void Write(string name, string text) => File.WriteAllText(_folder[name], text);
}
