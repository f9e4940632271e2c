using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>A part of a cell; directives divide a cell into parts, which are handled one after the other.</summary>
internal abstract record CellPart;

/// <summary>A part with C# code.</summary>
/// <param name="Code">The code without directives; line numbers in compiler messages are those of the cell.</param>
/// <param name="Packages">The NuGet packages that the code references.</param>
internal sealed record CodePart(string Code, PackageRequest Packages) : CellPart;

/// <summary>An import, which is replaced by the parts of the imported file.</summary>
/// <param name="Name">The file's path as the cell writes it.</param>
internal sealed record ImportPart(string Name) : CellPart;

/// <summary>A command to the kernel, such as <c>#!time</c>.</summary>
/// <param name="Name">The command's name.</param>
internal sealed record CommandPart(string Name) : CellPart;

/// <summary>A part in another language, which isn't run.</summary>
/// <param name="Language">The language's name as the cell writes it.</param>
/// <param name="Text">The text.</param>
internal sealed record ForeignPart(string Language, string Text) : CellPart;

/// <summary>An invalid directive, at which the cell fails.</summary>
/// <param name="Message">The problem and the remedy.</param>
internal sealed record FaultPart(string Message) : CellPart;
