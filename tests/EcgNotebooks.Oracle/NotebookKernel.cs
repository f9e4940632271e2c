using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Oracle;

/// <summary>The C# kernel of .NET Interactive, set up as the tool dotnet-interactive does for Jupyter.</summary>
/// <remarks>
/// See KernelBuilder.cs in https://github.com/dotnet/interactive. The kernels of other languages, NuGet packages and
/// connections are left out, because the notebooks of this project use none of them.
/// </remarks>
internal sealed class NotebookKernel : IDisposable
{
    private readonly CompositeKernel _kernel = [];

    public NotebookKernel()
    {
        _kernel.Add(new CSharpKernel().UseKernelHelpers().UseWho().UseValueSharing(), ["c#", "C#"]);
        _kernel.UseImportMagicCommand();
        _kernel.DefaultKernelName = "csharp";
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
    }

    /// <summary>Runs the code of a cell and returns its outputs in nbformat's form.</summary>
    /// <param name="code">The code.</param>
    /// <param name="count">The cell's execution count.</param>
    public async Task<IReadOnlyList<JsonObject>> RunAsync(string code, int count)
    {
        var result = await _kernel.SendAsync(new SubmitCode(code));
        var outputs = new KernelOutputs(count);
        foreach (var kernelEvent in result.Events)
        {
            outputs.Add(kernelEvent);
        }

        return outputs.Json;
    }

    public void Dispose() => _kernel.Dispose();
}
