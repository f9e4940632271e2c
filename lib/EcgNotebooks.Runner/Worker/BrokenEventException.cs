namespace EcgNotebooks.Runner.Worker;

/// <summary>The exception for a message from a worker process that the worker itself can't have sent.</summary>
/// <param name="cause">The exception that parsing the message threw; null if the message is invalid for another reason.</param>
internal sealed class BrokenEventException(Exception? cause = null)
    : Exception(
        "The notebook's process sent the runner a message that isn't one of its worker's. "
            + "Cells must not write to the pipes that the process has inherited; use Console.WriteLine or display(...) instead.",
        cause
    );
