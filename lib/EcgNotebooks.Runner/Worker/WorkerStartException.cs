namespace EcgNotebooks.Runner.Worker;

/// <summary>The exception for a worker process that can't be started.</summary>
/// <param name="what">The name of the process in the message, as the subject of the sentence.</param>
/// <param name="cause">The system's exception.</param>
internal sealed class WorkerStartException(string what, Exception cause)
    : Exception(
        $"{what} can't be started ({cause.Message.TrimEnd('.')}). Check that the program exists and that memory is available.",
        cause
    );
