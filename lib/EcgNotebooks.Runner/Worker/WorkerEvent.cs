using System.Text.Json.Serialization;
using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Worker;

/// <summary>An event that a worker process reports about its notebook, sent as a line of JSON.</summary>
/// <param name="Cell">The cell's number from 1.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CellStarted), "started")]
[JsonDerivedType(typeof(CompilationRequested), "code")]
[JsonDerivedType(typeof(CellPrinted), "printed")]
[JsonDerivedType(typeof(CellDisplayed), "displayed")]
[JsonDerivedType(typeof(CellWaiting), "waiting")]
[JsonDerivedType(typeof(CellFinished), "finished")]
[JsonDerivedType(typeof(CellNotRun), "not-run")]
[JsonDerivedType(typeof(NotebookEnded), "ended")]
public abstract record WorkerEvent(int Cell);

/// <summary>A cell has started.</summary>
public sealed record CellStarted(int Cell) : WorkerEvent(Cell);

/// <summary>A cell's code has to be compiled; the worker waits for the result.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Code">The C# code.</param>
/// <param name="Follows">Whether the previous code ran without an error, so that this code sees its declarations.</param>
/// <param name="Packages">The NuGet packages that the code references.</param>
/// <param name="References">Assemblies that this code and all later code may use.</param>
internal sealed record CompilationRequested(
    int Cell,
    string Code,
    bool Follows,
    PackageRequest Packages,
    IReadOnlyList<string> References
) : WorkerEvent(Cell);

/// <summary>A cell has printed to standard output or standard error.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Stream">The stream: stdout or stderr.</param>
/// <param name="Text">The text.</param>
public sealed record CellPrinted(int Cell, string Stream, string Text) : WorkerEvent(Cell);

/// <summary>A cell has displayed data.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Forms">The same content in one or more MIME types.</param>
/// <param name="IsResult">Whether the data are the value of the cell's trailing expression.</param>
/// <param name="Bitmap">The content of a drawing as PNG in base64, for programs that don't show SVG; null if there is none.</param>
/// <param name="Display">The id of the display; data with the same id replace earlier ones. Null for outputs that are never updated.</param>
public sealed record CellDisplayed(
    int Cell,
    IReadOnlyList<DisplayedForm> Forms,
    bool IsResult,
    string? Bitmap = null,
    string? Display = null
) : WorkerEvent(Cell);

/// <summary>Displayed data in one MIME type.</summary>
/// <param name="MimeType">The MIME type.</param>
/// <param name="Data">The data.</param>
public sealed record DisplayedForm(string MimeType, string Data);

/// <summary>A cell waits for something other than its own code, or the wait is over; not an output of the cell.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Reason">The reason for the wait, as a sentence; null when the wait is over.</param>
public sealed record CellWaiting(int Cell, string? Reason) : WorkerEvent(Cell);

/// <summary>A cell has finished.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Seconds">The duration in seconds.</param>
/// <param name="Error">The error; null if there was none.</param>
public sealed record CellFinished(int Cell, double Seconds, CellError? Error) : WorkerEvent(Cell);

/// <summary>A code cell isn't run and keeps its stored outputs.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Reason">The reason, as a clause.</param>
public sealed record CellNotRun(int Cell, string Reason) : WorkerEvent(Cell);

/// <summary>The notebook has ended, or stopped at its first unexpected error; a process that ends without this event has crashed or was killed.</summary>
internal sealed record NotebookEnded() : WorkerEvent(0);
