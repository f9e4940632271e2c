using System.Diagnostics;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Runs C# cells one after another; each cell can use the declarations of earlier ones.</summary>
/// <param name="folder">The notebook's folder, to which the paths of imports are relative.</param>
/// <param name="compile">Compiles code.</param>
/// <param name="show">Shows the value of a part that isn't the cell's last one; returns the error if formatting the value throws.</param>
internal sealed class CSharpKernel(
    string folder,
    Func<CellSubmission, Task<CompiledCell>> compile,
    Func<object, CellError?> show
)
{
    private readonly CellLoader _loader = new();

    // The cells that ran without an error, in the form that compiled cells expect: the first element is for a host's globals.
    private object?[] _cells = [null];
    private bool _lastSucceeded;

    /// <summary>Runs one cell, which directives may divide into parts.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="foreign">The language in which the cell begins; null for C#.</param>
    public async Task<CellOutcome> RunAsync(string source, string? foreign = null)
    {
        var parts = CellParts.Of(source, foreign);
        var clock = parts.Any(part => part is CommandPart { Name: KernelCommands.Time }) ? Stopwatch.StartNew() : null;
        var outcome = CellOutcome.Nothing;
        foreach (var part in ImportedFile.Expand(parts, folder))
        {
            outcome = ShowValue(outcome);
            outcome = outcome.Error is null ? await RunAsync(part) : outcome;
            if (outcome.Error is not null)
            {
                break;
            }
        }

        if (clock is not null)
        {
            var milliseconds = clock.Elapsed.TotalMilliseconds;
            RichOutput.Display(FormattableString.Invariant($"Wall time: {milliseconds:F1}ms"), "text/plain");
        }

        return outcome;
    }

    private CellOutcome ShowValue(CellOutcome outcome) =>
        outcome.Value is { } value ? new CellOutcome(null, show(value)) : outcome;

    private Task<CellOutcome> RunAsync(CellPart part)
    {
        switch (part)
        {
            case CodePart code:
                return ExecuteAsync(code);
            case CommandPart command:
                KernelState.Show(command.Name, _cells);
                return Task.FromResult(CellOutcome.Nothing);
            case ForeignPart foreign:
                ReportSkippedLanguage(foreign);
                return Task.FromResult(CellOutcome.Nothing);
            default:
                return Task.FromResult(Failed((FaultPart)part));
        }
    }

    private static CellOutcome Failed(FaultPart fault) => CellOutcome.Failed("DirectiveError", fault.Message);

    private static void ReportSkippedLanguage(ForeignPart foreign)
    {
        if (!CellLanguage.IsProse(foreign.Language))
        {
            Console.Error.WriteLine(
                $"The cell's part in {foreign.Language} was not run, because this runner supports only C#."
            );
        }
    }

    private async Task<CellOutcome> ExecuteAsync(CodePart part)
    {
        var compiled = await compile(new CellSubmission(part.Code, _lastSucceeded, part.Packages));
        _lastSucceeded = false;
        foreach (var notice in compiled.Notices)
        {
            Console.Error.WriteLine(notice);
        }

        if (compiled.Error is { } error)
        {
            return new CellOutcome(null, error);
        }

        try
        {
            object?[] cells = [.. _cells, null];
            var run = _loader.Load(compiled);
            var value = run is null ? null : await run(cells);
            (_cells, _lastSucceeded) = (cells, true);
            // The result of display(...) has already been shown.
            return new CellOutcome(value is DisplayedValue ? null : value, null);
        }
        catch (Exception thrown)
        {
            return new CellOutcome(null, CellError.Of(thrown));
        }
    }
}

/// <summary>A piece of a cell's code to be compiled.</summary>
/// <param name="Code">The C# code.</param>
/// <param name="Follows">Whether the previous code ran without an error, so that this code sees its declarations.</param>
/// <param name="Packages">The NuGet packages that the code references.</param>
internal sealed record CellSubmission(string Code, bool Follows, PackageRequest Packages);
