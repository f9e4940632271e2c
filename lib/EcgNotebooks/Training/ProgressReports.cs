namespace EcgNotebooks.Training;

/// <summary>Progress report after an epoch.</summary>
/// <param name="Result">Losses and accuracies of the epoch.</param>
/// <param name="Epochs">Total number of epochs.</param>
/// <param name="IsBest">True if the validation accuracy is higher than after any epoch before.</param>
/// <param name="Elapsed">Time since training started or was resumed.</param>
/// <param name="Remaining">Estimated time for the remaining epochs.</param>
public sealed record EpochReport(EpochResult Result, int Epochs, bool IsBest, TimeSpan Elapsed, TimeSpan Remaining);

/// <summary>Progress report after a batch.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Epochs">Total number of epochs.</param>
/// <param name="Batch">Number of the batch within the epoch, from 1.</param>
/// <param name="Batches">Number of batches per epoch.</param>
/// <param name="Loss">Mean loss over the examples of this epoch so far.</param>
/// <param name="Accuracy">Fraction of the examples of this epoch so far that were classified correctly.</param>
/// <param name="Elapsed">Time since training started or was resumed.</param>
/// <param name="Remaining">Estimated time for all remaining batches.</param>
public sealed record BatchReport(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    double Loss,
    double Accuracy,
    TimeSpan Elapsed,
    TimeSpan Remaining
);
