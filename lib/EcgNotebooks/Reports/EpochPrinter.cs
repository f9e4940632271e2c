using System.Globalization;
using EcgNotebooks.Training;

namespace EcgNotebooks.Reports;

/// <summary>Prints a table that grows by a row per epoch while a training runs; no times, so that the same training prints the same.</summary>
/// <remarks>Plain text, since not every notebook host can change what it has shown.</remarks>
public sealed class EpochPrinter : IProgress<EpochReport>
{
    private bool _begun;

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!_begun)
        {
            Console.WriteLine("epoch    loss  accuracy  val_loss  val_accuracy");
            _begun = true;
        }

        var e = value.Result;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{e.Epoch, 5}  {e.Loss:F4}    {e.Accuracy:F4}    {e.ValidationLoss:F4}        {e.ValidationAccuracy:F4}"
            )
        );
    }
}
