using System.Text.Json.Serialization;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Worker;

/// <summary>What a worker process tells of its notebook, one JSON line each on a pipe of its own.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CellStarted), "started")]
[JsonDerivedType(typeof(CellCode), "code")]
[JsonDerivedType(typeof(CellPrinted), "printed")]
[JsonDerivedType(typeof(CellDisplayed), "displayed")]
[JsonDerivedType(typeof(CellWaiting), "waiting")]
[JsonDerivedType(typeof(CellFinished), "finished")]
[JsonDerivedType(typeof(CellLeftAlone), "left-alone")]
[JsonDerivedType(typeof(NotebookEnded), "ended")]
public abstract record WorkerEvent(int Cell);

/// <summary>A cell begins.</summary>
public sealed record CellStarted(int Cell) : WorkerEvent(Cell);

/// <summary>A cell's code, which the worker waits to get back compiled.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Code">C#.</param>
/// <param name="Follows">Whether the code before it ran well.</param>
/// <param name="Packages">The packages that it asks for.</param>
internal sealed record CellCode(int Cell, string Code, bool Follows, PackageRequest Packages) : WorkerEvent(Cell);

/// <summary>A cell printed to stdout or stderr.</summary>
public sealed record CellPrinted(int Cell, string Stream, string Text) : WorkerEvent(Cell);

/// <summary>A cell displayed data, or its trailing expression had a value (then <paramref name="IsResult"/>).</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="MimeType">What the data are.</param>
/// <param name="Data">The data.</param>
/// <param name="IsResult">Whether it is the value of a trailing expression.</param>
/// <param name="Html">The same as HTML, where there is such a second form.</param>
/// <param name="Bitmap">The same as PNG in base64, for programs that don't show <paramref name="MimeType"/>; null where there is none.</param>
/// <param name="Display">A display's name: data of the same name take the place of earlier ones.</param>
public sealed record CellDisplayed(
    int Cell,
    string MimeType,
    string Data,
    bool IsResult,
    string? Html = null,
    string? Bitmap = null,
    string? Display = null
) : WorkerEvent(Cell);

/// <summary>A cell waits for something else than its own code, or does so no longer; neither is an output of the cell.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Reason">What it waits for, as a sentence; null where the wait is over.</param>
public sealed record CellWaiting(int Cell, string? Reason) : WorkerEvent(Cell);

/// <summary>A cell ended, with an error or without.</summary>
public sealed record CellFinished(int Cell, double Seconds, CellError? Error) : WorkerEvent(Cell);

/// <summary>A code cell is not run, and keeps the outputs that it has.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Reason">Why.</param>
public sealed record CellLeftAlone(int Cell, string Reason) : WorkerEvent(Cell);

/// <summary>The notebook has come to its end, or to its first unexpected error; a process that ends without this was ended by something else.</summary>
internal sealed record NotebookEnded() : WorkerEvent(0);
