namespace EcgNotebooks.Training;

/// <summary>Losses, accuracies and duration of one epoch.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">Mean training loss, measured during the epoch with dropout active and while the weights change.</param>
/// <param name="Accuracy">Fraction of training examples classified correctly, measured during the epoch like the loss.</param>
/// <param name="ValidationLoss">Mean loss on the validation examples after the epoch.</param>
/// <param name="ValidationAccuracy">Fraction of validation examples classified correctly after the epoch.</param>
/// <param name="Seconds">Duration of the epoch including validation, in seconds.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double Accuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double Seconds
);
