using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Kernel.Cells;

/// <summary>A part of a cell that is handled on its own; directives divide a cell into parts.</summary>
internal abstract record CellPart;

/// <summary>C#.</summary>
/// <param name="Code">The code without directives; its compiler messages name the cell's own lines.</param>
/// <param name="Packages">The packages that the code asks for.</param>
internal sealed record CodePart(string Code, PackageRequest Packages) : CellPart;

/// <summary>A file whose code runs at this place.</summary>
/// <param name="Name">The file's path as the cell writes it.</param>
internal sealed record ImportPart(string Name) : CellPart;

/// <summary>A command about the notebook itself, such as <c>#!time</c>.</summary>
/// <param name="Name">The command.</param>
internal sealed record CommandPart(string Name) : CellPart;

/// <summary>Text in another language, which does not run.</summary>
/// <param name="Language">The language's name as the cell writes it.</param>
/// <param name="Text">The text.</param>
internal sealed record ForeignPart(string Language, string Text) : CellPart;

/// <summary>A directive that can't be followed: the cell fails here.</summary>
/// <param name="Message">What is wrong with it and the remedy.</param>
internal sealed record FaultPart(string Message) : CellPart;
