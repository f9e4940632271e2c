using MathNet.Numerics.RootFinding;

namespace EcgNotebooks.Evaluation.Calibration;

/// <summary>Fits the temperature that minimises the log loss.</summary>
/// <remarks>
/// C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On calibration of modern neural networks", ICML 2017. Fit it on the
/// validation rows and apply it to the test rows.
/// </remarks>
internal static class TemperatureScaling
{
    /// <summary>Lower bound of the temperature.</summary>
    public const double Lowest = 0.05;

    /// <summary>Upper bound of the temperature.</summary>
    public const double Highest = 20;

    /// <summary>Fits the temperature to labelled probabilities.</summary>
    /// <exception cref="EcgException">One class is missing.</exception>
    public static Temperature Fit(ScoredLabels rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.MissingClass is { } missing)
        {
            throw new EcgException($"No temperature can be fitted: {missing}.", "Fit it on rows of both classes.");
        }

        double[] logits = [.. rows.Scores.Select(Temperature.Logit)];
        double[] targets = [.. rows.Labels.Select(label => label ? 1.0 : 0.0)];

        // The loss is convex in the inverse temperature, so its slope has at most one zero. A root is found more precisely
        // than a minimum.
        double Slope(double inverse) => logits.Zip(targets, (z, y) => (Temperature.Sigmoid(inverse * z) - y) * z).Sum();
        if (Slope(1 / Highest) >= 0)
        {
            return new(Highest, AtBound: true);
        }

        if (Slope(1 / Lowest) <= 0)
        {
            return new(Lowest, AtBound: true);
        }

        return new(1 / Brent.FindRoot(Slope, 1 / Highest, 1 / Lowest, accuracy: 1e-12, maxIterations: 200));
    }
}
