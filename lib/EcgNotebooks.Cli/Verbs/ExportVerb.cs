using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Files;
using EcgNotebooks.Runner.Export;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Exports a notebook as a file-based C# program.</summary>
internal static class ExportVerb
{
    private static readonly Argument<string> _name = new Argument<string>("NOTEBOOK")
    {
        Description = "The notebook, a .ipynb file.",
    }.AsPath();
    private static readonly Option<string?> _output = new Option<string?>("--out")
    {
        Description = "The file to write. Default: out/NOTEBOOK.cs.",
        HelpName = "FILE.cs",
    }.AsPath();

    public static Command Create()
    {
        var verb = new Command("export", "Export a notebook as a C# program, which 'dotnet run FILE.cs' runs.")
        {
            _name,
            _output,
        };
        Help.AddExamples(
            verb,
            ["ecg export notebooks/04-filter.ipynb", "ecg export notebooks/04-filter.ipynb --out filter.cs"]
        );
        verb.SetAction((parsed, _) => Task.FromResult(Export(parsed)));
        return verb;
    }

    private static int Export(ParseResult parsed)
    {
        var path = parsed.GetRequiredValue(_name);
        var file = parsed.GetValue(_output) ?? Path.Combine("out", Path.GetFileNameWithoutExtension(path) + ".cs");
        var program = new FileProgram(ProgramDirectives.OfLibrary(), ProgramDirectives.Opening).Write(
            Notebook.Read(path)
        );
        AtomicFile.WriteText(file, program);
        System.Console.Out.WriteLine(file);
        return ExitCode.Done;
    }
}
