using System.Globalization;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of a training history: loss and accuracy on training and validation rows over the epochs.</summary>
public static class TrainingHistoryFigure
{
    /// <summary>Draws a training history; all arrays have one value per epoch.</summary>
    /// <param name="trainLoss">Loss on the training rows.</param>
    /// <param name="validationLoss">Loss on the validation rows.</param>
    /// <param name="trainAccuracy">Accuracy on the training rows, 0 to 1.</param>
    /// <param name="validationAccuracy">Accuracy on the validation rows, 0 to 1.</param>
    /// <param name="bestEpoch">Epoch with the best validation accuracy, counted from 1.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    /// <param name="rows">The rows, such as "300 training rows and 75 validation rows"; if empty, the caption doesn't count them.</param>
    /// <exception cref="ArgumentException">The lengths differ or are zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public static Figure Create(
        IReadOnlyList<double> trainLoss,
        IReadOnlyList<double> validationLoss,
        IReadOnlyList<double> trainAccuracy,
        IReadOnlyList<double> validationAccuracy,
        int bestEpoch,
        string title = "Training history",
        string note = "",
        string rows = ""
    )
    {
        ColumnArrays.ThrowUnlessAligned(trainLoss, validationLoss, nameof(validationLoss));
        ColumnArrays.ThrowUnlessAligned(trainLoss, trainAccuracy, nameof(trainAccuracy));
        ColumnArrays.ThrowUnlessAligned(trainLoss, validationAccuracy, nameof(validationAccuracy));
        ArgumentOutOfRangeException.ThrowIfLessThan(bestEpoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bestEpoch, trainLoss.Count);
        return new Figure
        {
            Title = title,
            Description = Description(trainLoss, validationLoss, validationAccuracy, bestEpoch),
            Caption =
                $"{FigureText.Count(trainLoss.Count, "epoch")}; loss and accuracy of "
                + $"{(rows.Length > 0 ? rows : "the training and the validation rows")}.",
            Note = note,
            Height = 444,
            Columns = 2,
            Panels =
            [
                Curves("Loss (cross-entropy, nats)", trainLoss, validationLoss, bestEpoch),
                Curves("Accuracy", trainAccuracy, validationAccuracy, bestEpoch),
            ],
        };
    }

    private static string Description(
        IReadOnlyList<double> trainLoss,
        IReadOnlyList<double> validationLoss,
        IReadOnlyList<double> validationAccuracy,
        int bestEpoch
    ) =>
        $"From the first to the last epoch, the training loss goes from {FigureText.Number(trainLoss[0])} to "
        + $"{FigureText.Number(trainLoss[^1])} and the validation loss from {FigureText.Number(validationLoss[0])} to "
        + $"{FigureText.Number(validationLoss[^1])}. The best validation accuracy, "
        + $"{FigureText.Number(validationAccuracy[bestEpoch - 1])}, is that of epoch {bestEpoch}.";

    private static Panel Curves(
        string label,
        IReadOnlyList<double> train,
        IReadOnlyList<double> validation,
        int bestEpoch
    )
    {
        double[] epochs = [.. Enumerable.Range(1, train.Count).Select(epoch => (double)epoch)];
        var bestName = string.Create(CultureInfo.InvariantCulture, $"Best epoch: {bestEpoch}");
        Mark[] marks =
        [
            new RuleMark(bestEpoch, Vertical: true, new Stroke(Palette.Gray, 1.5, Dashed: true)) { Name = bestName },
            new LineMark(epochs, train, new Stroke(Palette.Blue, 2)) { Name = "Train" },
            new PointMark(epochs, train, Palette.Blue, 5),
            new LineMark(epochs, validation, new Stroke(Palette.Vermillion, 2)) { Name = "Validation" },
            new PointMark(epochs, validation, Palette.Vermillion, 5),
            new PointMark([bestEpoch], [validation[bestEpoch - 1]], Palette.Vermillion, 11),
        ];
        var x = Axis.Numeric("Epoch", 0.5, train.Count + 0.5) with { Ticks = EpochTicks(train.Count), Grids = [] };
        return new Panel(x, DataRange.Axis(label, [.. train, .. validation]), marks) { Legend = LegendPosition.Above };
    }

    private static Tick[] EpochTicks(int count) => RoundStep.Ticks(1, count, Math.Max(1, RoundStep.Of(count, 10)));
}
