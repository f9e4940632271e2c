namespace EcgNotebooks.Runner.Worker;

/// <summary>A process sent something that its worker never sends.</summary>
/// <param name="cause">What tells so, where it is an exception.</param>
internal sealed class BrokenEventException(Exception? cause = null)
    : Exception(
        "The notebook's process sent the runner something that is no message of its worker. "
            + "Cells can't use the pipes that the process has inherited; print or display instead.",
        cause
    );
