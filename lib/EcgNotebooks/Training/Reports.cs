namespace EcgNotebooks.Training;

/// <summary>A finished epoch, reported while training goes on.</summary>
/// <param name="Result">Losses and accuracies of the epoch.</param>
/// <param name="Epochs">Number of epochs in all.</param>
/// <param name="IsBest">Whether its validation accuracy is above that of every epoch before.</param>
/// <param name="Elapsed">Time since the training (or its resumption) began.</param>
/// <param name="Remaining">Time that the remaining epochs take at this pace.</param>
public sealed record EpochReport(EpochResult Result, int Epochs, bool IsBest, TimeSpan Elapsed, TimeSpan Remaining);

/// <summary>A finished batch, reported while training goes on.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Number of epochs in all.</param>
/// <param name="Batch">The batch within the epoch, from 1.</param>
/// <param name="Batches">Number of batches in an epoch.</param>
/// <param name="Loss">Mean loss over the examples of this epoch so far.</param>
/// <param name="Accuracy">Share of the examples of this epoch so far that were classified correctly.</param>
/// <param name="Elapsed">Time since the training (or its resumption) began.</param>
/// <param name="Remaining">Time that all remaining batches take at this pace.</param>
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
