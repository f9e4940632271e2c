using EcgNotebooks.Runner.Packages;
using Microsoft.DotNet.Interactive.Commands;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>A part of a cell; directives divide a cell into parts, which are handled one after the other.</summary>
internal abstract record CellPart;

/// <summary>A part with C# code.</summary>
/// <param name="Code">The code without directives; line numbers in compiler messages are those of the cell.</param>
/// <param name="Packages">The NuGet packages that the code references.</param>
internal sealed record CodePart(string Code, PackageRequest Packages) : CellPart
{
    /// <summary>Returns the command that runs the code.</summary>
    /// <param name="kernel">The name of the kernel for C#.</param>
    public KernelCommand ToCommand(string kernel) =>
        Array.Exists(Code.Split('\n'), line => CellDirective.Of(line) is not null)
            ? new RunCode(Code, kernel)
            : new SubmitCode(Code, kernel);
}

/// <summary>An import, which is replaced by the parts of the imported file.</summary>
/// <param name="Name">The file's path as the cell writes it.</param>
internal sealed record ImportPart(string Name) : CellPart;

/// <summary>A part for the host: a directive that it knows, such as <c>#!share</c>, or code in a language that it has a kernel for.</summary>
/// <param name="Name">The directive's or language's name.</param>
/// <param name="Text">The text, which begins with the directive or language selector.</param>
internal sealed record HostPart(string Name, string Text) : CellPart;

/// <summary>A part in a language that the host has no kernel for; it isn't run.</summary>
/// <param name="Language">The language's name as the cell writes it.</param>
/// <param name="Text">The text.</param>
internal sealed record ForeignPart(string Language, string Text) : CellPart;

/// <summary>An invalid directive, at which the cell fails.</summary>
/// <param name="Message">The problem and the remedy.</param>
internal sealed record FaultPart(string Message) : CellPart;
