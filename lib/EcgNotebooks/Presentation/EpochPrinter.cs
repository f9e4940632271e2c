using System.Globalization;
using EcgNotebooks.Training;

namespace EcgNotebooks.Presentation;

/// <summary>Prints a line per epoch while a training runs; no times, so that the same training prints the same.</summary>
public sealed class EpochPrinter : IProgress<EpochReport>
{
    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var e = value.Result;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {e.Epoch, 2}/{value.Epochs}  loss {e.Loss:F4}  accuracy {e.Accuracy:F4}  val_loss {e.ValidationLoss:F4}  val_accuracy {e.ValidationAccuracy:F4}"
            )
        );
    }
}
