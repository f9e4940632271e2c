namespace EcgNotebooks.Runner.Worker;

/// <summary>A worker's process can't be started.</summary>
/// <param name="what">The process.</param>
/// <param name="cause">Why.</param>
internal sealed class WorkerStartException(string what, Exception cause)
    : Exception($"{what} can't be started ({cause.Message.TrimEnd('.')}).", cause);
