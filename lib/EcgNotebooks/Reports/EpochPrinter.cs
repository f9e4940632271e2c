using System.Globalization;
using EcgNotebooks.Training;

namespace EcgNotebooks.Reports;

/// <summary>Prints a row after each epoch of a training. It prints no times, so that two runs of one training print the same text.</summary>
/// <remarks>The output is plain text, because not every notebook host can change an output that it has shown.</remarks>
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
