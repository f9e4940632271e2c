using System.Reflection;
using System.Xml.Linq;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;
using EcgNotebooks.Filtering;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Reports;
using EcgNotebooks.Signals;
using EcgNotebooks.Splitting;
using EcgNotebooks.Studies;
using EcgNotebooks.Training;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EcgNotebooks.Tests.Architecture;

/// <summary>The examples in the docstrings are programs that compile.</summary>
public class ExampleTests
{
    private static readonly Assembly _library = typeof(Lead).Assembly;

    // The namespaces of the public types, and those that the SDK imports into every program.
    private static readonly string[] _implicitUsings =
    [
        "System",
        "System.IO",
        "System.Linq",
        "System.Collections.Generic",
        "System.Threading",
    ];

    private static readonly string[] _usings =
    [
        .. _library.GetExportedTypes().Select(type => type.Namespace!).Concat(_implicitUsings).Distinct(),
    ];

    // Beside the tests lie the framework's assemblies' references, and those of the library's packages.
    private static readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Fact]
    public void Every_example_compiles()
    {
        var examples = Examples().ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal("", Errors(example.Code)));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/library.md")]
    public void The_program_in_a_page_compiles(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root!, page)).ReplaceLineEndings("\n");
        var program = text.Split("```csharp\n")[1].Split("```")[0];
        // Its own namespaces have to do; those of the SDK are there in every program.
        Assert.Equal("", Errors(program, _implicitUsings));
    }

    [Fact]
    public void An_example_that_is_wrong_is_found() =>
        Assert.Contains("Lead.V7", Errors("Console.WriteLine(Lead.V7);"), StringComparison.Ordinal);

    [Fact]
    public void What_a_first_program_calls_has_an_example()
    {
        Type[] entries =
        [
            typeof(ArrayExamples),
            typeof(EcgCnn),
            typeof(EcgCsv),
            typeof(Experiment),
            typeof(Labeller),
            typeof(Lead),
            typeof(ModelFile),
            typeof(PatientBootstrap),
            typeof(Predictions),
            typeof(Predictor),
            typeof(PtbXl),
            typeof(RandomSplit),
            typeof(Recipe),
            typeof(ReportTable),
            typeof(ResultTables),
            typeof(RocCurve),
            typeof(Selection),
            typeof(SignalOptions),
            typeof(SmoteNc),
            typeof(Study),
            typeof(ThresholdSearch),
            typeof(Trainer),
            typeof(TwelveLeadFigure),
            typeof(WfdbRecord),
            typeof(ZeroPhaseFilter),
        ];
        var shown = Examples().Select(example => example.Member).ToList();
        Assert.All(
            entries,
            entry => Assert.Contains(shown, member => member.StartsWith(entry.FullName!, StringComparison.Ordinal))
        );
    }

    private static IEnumerable<(string Member, string Code)> Examples() =>
        XDocument
            .Load(Path.ChangeExtension(_library.Location, ".xml"))
            .Descendants("member")
            .SelectMany(member =>
                member
                    .Elements("example")
                    .Elements("code")
                    .Select(code => (((string)member.Attribute("name")!)[2..], code.Value))
            );

    private static string Errors(string code) => Errors(code, _usings);

    private static string Errors(string code, string[] usings)
    {
        var all = string.Concat(usings.Select(name => $"using {name};\n"));
        var tree = CSharpSyntaxTree.ParseText(all + code, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("example", [tree], _references, new(OutputKind.ConsoleApplication));
        var errors = compilation
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.GetMessage(null)} in '{Line(tree, diagnostic)}'");
        return string.Join('\n', errors);
    }

    private static string Line(SyntaxTree tree, Diagnostic diagnostic) =>
        tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
