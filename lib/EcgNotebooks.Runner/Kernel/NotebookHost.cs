using System.Diagnostics;
using EcgNotebooks.Runner.Kernel.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>A .NET Interactive host for one notebook: a composite kernel whose C# cells go to <see cref="CSharpCells"/>.</summary>
/// <remarks>
/// Cells are divided into parts here and not by the host's own parser, so that directives inside strings stay text, compiler
/// messages keep the cell's line numbers, and a directive that can't be followed is refused with its line.
/// </remarks>
internal sealed class NotebookHost : IDisposable
{
    private const string CSharp = CSharpCells.DefaultName;

    private readonly string _folder;
    private readonly CompositeKernel _kernel = new();
    private readonly CSharpCells _cells;
    private readonly PackageExtensions _extensions = new();

    /// <summary>Creates the host.</summary>
    /// <param name="folder">The notebook's folder, to which the paths of imports are relative.</param>
    /// <param name="cells">The kernel for C#.</param>
    /// <param name="onEvent">Called with each event, on the thread that causes it.</param>
    public NotebookHost(string folder, CSharpCells cells, Action<KernelEvent> onEvent)
    {
        (_folder, _cells) = (folder, cells);
        DisplayFormats.Register();
        _kernel.Add(cells.UseWho().UseValueSharing(), ["c#", "C#"]);
        _kernel.Add(new HtmlKernel());
        _kernel.Add(new JavaScriptKernel(), ["js"]);
        _kernel.Add(new MarkdownKernel(), ["md"]);
        _kernel.Add(new KeyValueStoreKernel());
        _kernel.DefaultKernelName = CSharp;
        HostDirectives.AddTo(cells);
        _kernel.KernelEvents.Subscribe(new EventObserver(onEvent));
    }

    /// <summary>Runs one cell, which directives may divide into parts.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="foreign">The language in which the cell begins; null for C#.</param>
    /// <returns>The error; null if there was none.</returns>
    public async Task<CellError?> RunAsync(string source, string? foreign = null)
    {
        var parts = CellParts.Of(source, foreign, HostNames.Of(_kernel));
        var clock = parts.Any(part => part is HostPart { Name: "time" }) ? Stopwatch.StartNew() : null;
        var error = await RunAllAsync(parts, _folder);
        if (clock is not null)
        {
            var text = FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:F1}ms");
            await SendAsync(new DisplayValue(new FormattedValue("text/plain", text)));
        }

        return error;
    }

    /// <inheritdoc/>
    public void Dispose() => _kernel.Dispose();

    private async Task<CellError?> RunAllAsync(IReadOnlyList<CellPart> parts, string folder)
    {
        foreach (var part in ImportedFile.Expand(parts, folder))
        {
            if (await RunAsync(part) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private async Task<CellError?> RunAsync(CellPart part)
    {
        switch (part)
        {
            case CodePart code:
                _cells.Packages = code.Packages;
                return await SendAsync(code.ToCommand(CSharp)) ?? await LoadExtensionsAsync();
            // The host's own directive would measure only itself, because each part is a command of its own.
            case HostPart { Name: "time" }:
                return null;
            case HostPart host:
                return await FollowAsync(host);
            case ForeignPart foreign:
                ReportSkippedLanguage(foreign);
                return null;
            default:
                return new CellError("DirectiveError", ((FaultPart)part).Message, [((FaultPart)part).Message]);
        }
    }

    private async Task<CellError?> SendAsync(KernelCommand command)
    {
        var result = await _kernel.SendAsync(command);
        return result.Events.OfType<CommandFailed>().LastOrDefault() is { } failed ? ErrorOf(failed) : null;
    }

    // The host goes on after some errors of its directives, for example when a shared value doesn't exist.
    private async Task<CellError?> FollowAsync(HostPart part)
    {
        var result = await _kernel.SendAsync(new SubmitCode(part.Text, CSharp));
        var reason =
            result.Events.OfType<ErrorProduced>().LastOrDefault()?.Message
            ?? result.Events.OfType<CommandFailed>().LastOrDefault()?.Message;
        if (reason is null)
        {
            return null;
        }

        var directive = part.Text.Split('\n')[0];
        var message = $"{directive} can't be followed: {FirstLine(reason)}. Check the names and options in it.";
        return new CellError("DirectiveError", message, [message]);
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('.', '\r');

    private async Task<CellError?> LoadExtensionsAsync()
    {
        foreach (var folder in _cells.TakeExtensions())
        {
            foreach (var extension in _extensions.InAssemblies(folder))
            {
                await extension.OnLoadAsync(_kernel);
            }

            var script = _extensions.ScriptIn(folder);
            if (script is not null && await RunAllAsync(ImportedFile.Read(script), folder) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static CellError ErrorOf(CommandFailed failed) =>
        failed.Exception switch
        {
            CellFailedException cell => cell.Error,
            { } thrown => CellError.Of(thrown),
            null => new CellError("CommandFailed", failed.Message, [failed.Message]),
        };

    private static void ReportSkippedLanguage(ForeignPart foreign)
    {
        if (!CellLanguage.IsProse(foreign.Language))
        {
            Console.Error.WriteLine(
                $"The cell's part in {foreign.Language} was not run, because this runner has no kernel for that language."
            );
        }
    }

    private sealed class EventObserver(Action<KernelEvent> onEvent) : IObserver<KernelEvent>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(KernelEvent value) => onEvent(value);
    }
}
