using System.Diagnostics;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Runs C# cells one after another; what a cell declares is there for the next.</summary>
/// <param name="folder">The notebook's folder, which imports start from.</param>
/// <param name="compile">Compiles code.</param>
/// <param name="show">Shows the value of a part that isn't a cell's last; gives the error where the value throws.</param>
internal sealed class CSharpKernel(
    string folder,
    Func<CellSubmission, Task<CompiledCell>> compile,
    Func<object, CellError?> show
)
{
    private readonly CellLoader _loader = new();

    // The cells that ran well, as compiled cells expect them: after a place for what a host would share with them.
    private object?[] _cells = [null];
    private bool _ranWell;

    /// <summary>Runs one cell: C#, in parts where directives divide it.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="foreign">The language in which the cell begins; null for C#.</param>
    public async Task<CellOutcome> RunAsync(string source, string? foreign = null)
    {
        var parts = CellParts.Of(source, foreign);
        var clock = parts.Any(part => part is CommandPart { Name: KernelCommands.Time }) ? Stopwatch.StartNew() : null;
        var outcome = CellOutcome.Nothing;
        foreach (var part in ImportedFile.Followed(parts, folder))
        {
            outcome = Shown(outcome);
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

    private CellOutcome Shown(CellOutcome outcome) =>
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
                Say(foreign);
                return Task.FromResult(CellOutcome.Nothing);
            default:
                return Task.FromResult(Failed((FaultPart)part));
        }
    }

    private static CellOutcome Failed(FaultPart fault) => CellOutcome.Failed("DirectiveError", fault.Message);

    private static void Say(ForeignPart foreign)
    {
        if (!CellLanguage.IsProse(foreign.Language))
        {
            Console.Error.WriteLine($"The cell's part in {foreign.Language} was not run: only C# runs.");
        }
    }

    private async Task<CellOutcome> ExecuteAsync(CodePart part)
    {
        var compiled = await compile(new CellSubmission(part.Code, _ranWell, part.Packages));
        _ranWell = false;
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
            (_cells, _ranWell) = (cells, true);
            // What display(...) gives is shown already.
            return new CellOutcome(value is DisplayedValue ? null : value, null);
        }
        catch (Exception thrown)
        {
            return new CellOutcome(null, CellError.Of(thrown));
        }
    }
}

/// <summary>Code that a cell has to be compiled.</summary>
/// <param name="Code">C#.</param>
/// <param name="Follows">Whether the code before it ran well.</param>
/// <param name="Packages">The packages that it asks for.</param>
internal sealed record CellSubmission(string Code, bool Follows, PackageRequest Packages);
