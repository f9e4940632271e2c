using EcgNotebooks.Runner.Export;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EcgNotebooks.Runner.Tests.Export;

public class FileProgramTests
{
    public static TheoryData<string> Collection => CollectionTests.Collection;

    [Theory]
    [InlineData('(')]
    [InlineData('<')]
    [InlineData('}')]
    public void A_cell_that_is_nested_too_deeply_for_the_parser_is_an_error(char bracket)
    {
        var source = "var a" + new string(bracket, 100_000);
        var json = $$"""
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"cell_type":"code","metadata":{},"source":"{{source}}"}]}
            """;
        var notebook = Notebook.Parse("01-a.ipynb", json);
        var error = Assert.Throws<NotebookException>(() => new FileProgram([]).Write(notebook));
        Assert.Contains("cell 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_becomes_comments_usings_and_types_are_moved_and_a_trailing_value_is_printed()
    {
        const string Json = """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"cell_type":"markdown","metadata":{},"source":"# Title\n\nmore"},
             {"cell_type":"code","metadata":{},"source":"#r \"x.dll\"\nusing System.Text;\n// why\nvar a = 1;\nrecord Pair(int X);"},
             {"cell_type":"code","metadata":{},"source":"a + 1"},
             {"cell_type":"code","metadata":{"tags":["skip-execution"]},"source":"b"},
             {"cell_type":"code","metadata":{"tags":["raises-exception"]},"source":"throw new Exception();"}]}
            """;
        var program = new FileProgram(["#:project p"]).Write(Notebook.Parse("01-a.ipynb", Json));
        Assert.Equal(
            """
            // 01-a.ipynb as a program. Run it with: dotnet run 01-a.cs
            #:project p

            using System.Text;

            // # Title
            //
            // more

            // why
            var a = 1;

            Console.WriteLine(a + 1);

            // Cell 4 is left out because it is tagged skip-execution.
            // b

            try
            {
            throw new Exception();
            }
            catch (Exception e)
            {
                Console.WriteLine(e.Message);
            }

            record Pair(int X);

            """,
            program
        );
    }

    [Fact]
    public void An_opening_statement_is_inserted_between_the_usings_and_the_first_cell()
    {
        const string Json = """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"cell_type":"code","metadata":{},"source":"using System.Text;\nvar a = 1;"}]}
            """;
        var program = new FileProgram([], "Open();").Write(Notebook.Parse("01-a.ipynb", Json));
        Assert.EndsWith("using System.Text;\n\nOpen();\n\nvar a = 1;\n", program, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Collection))]
    public void The_program_of_every_notebook_of_the_project_compiles(string name)
    {
        var program = new FileProgram([]).Write(Notebook.Read(Path.Combine(Clone.Notebooks, name)));
        var own = new[]
        {
            "EcgNotebooks.dll",
            "EcgNotebooks.Interactive.dll",
            "TorchSharp.dll",
            "Microsoft.Data.Analysis.dll",
        };
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Concat(own.Select(file => Path.Combine(AppContext.BaseDirectory, file)))
            .Distinct()
            .Select(p => MetadataReference.CreateFromFile(p));
        const string Implicit =
            "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;";
        var compilation = CSharpCompilation.Create(
            "program",
            [
                CSharpSyntaxTree.ParseText(program, cancellationToken: TestContext.Current.CancellationToken),
                CSharpSyntaxTree.ParseText(Implicit, cancellationToken: TestContext.Current.CancellationToken),
            ],
            references
        );
        Assert.Empty(
            compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(d => d.Severity == DiagnosticSeverity.Error)
        );
    }
}
