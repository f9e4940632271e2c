using System.Globalization;
using System.Text;

namespace EcgNotebooks.Training;

/// <summary>Losses and accuracies of all epochs of a training run.</summary>
public sealed class TrainingHistory
{
    private readonly List<EpochResult> _epochs;

    internal TrainingHistory(IEnumerable<EpochResult> epochs) => _epochs = [.. epochs];

    /// <summary>The results of the epochs, starting with epoch 1.</summary>
    public IReadOnlyList<EpochResult> Epochs => _epochs;

    /// <summary>The epoch with the highest validation accuracy, the first one in case of a tie; its weights are the best checkpoint.</summary>
    public EpochResult Best =>
        _epochs.Aggregate((best, e) => e.ValidationAccuracy > best.ValidationAccuracy ? e : best);

    /// <summary>Number of training and of validation rows that the measures are computed on; null where it isn't known.</summary>
    internal (int Training, int Validation)? Rows { get; init; }

    /// <summary>Returns the content of history.csv, with the columns epoch, loss, accuracy, val_loss, val_accuracy and seconds.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder("epoch,loss,accuracy,val_loss,val_accuracy,seconds\n");
        foreach (var e in _epochs)
        {
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{e.Epoch},{e.Loss:R},{e.Accuracy:R},{e.ValidationLoss:R},{e.ValidationAccuracy:R},{e.Seconds:F3}\n"
            );
        }

        return csv.ToString();
    }

    internal TrainingHistory On(int training, int validation) => new(_epochs) { Rows = (training, validation) };

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}
