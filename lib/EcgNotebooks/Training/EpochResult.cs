namespace EcgNotebooks.Training;

/// <summary>What one pass over the training examples gave.</summary>
/// <param name="Epoch">Number of the pass, from 1.</param>
/// <param name="Loss">Mean loss over the training examples, each as it was met, dropout on, weights changing.</param>
/// <param name="Accuracy">Share of training examples classified correctly, likewise.</param>
/// <param name="ValidationLoss">Mean loss over the validation examples after the pass.</param>
/// <param name="ValidationAccuracy">Share of validation examples classified correctly after the pass.</param>
/// <param name="Seconds">Duration of the pass with its validation.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double Accuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double Seconds
);
