using MathNet.Numerics.LinearAlgebra;

namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>A ridge logistic regression: the probability of a positive row is the logistic function of a weighted sum of its columns.</summary>
/// <param name="Intercept">The constant term.</param>
/// <param name="Coefficients">The weight of each column.</param>
internal sealed record LogisticRegression(double Intercept, IReadOnlyList<double> Coefficients)
{
    private const int MostSteps = 100;
    private const int MostHalvings = 60;
    private const double SmallestStep = 1e-14;
    private const double Rounding = 1e-12;

    /// <summary>Fits the weights by Newton's method.</summary>
    /// <remarks>
    /// Minimises the sum of the rows' log-losses plus half the squared coefficients; the intercept isn't penalised. This is
    /// the problem that scikit-learn's LogisticRegression solves with C = 1. Newton's method (iteratively reweighted least
    /// squares): Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2nd edition, section 4.4.1, which also
    /// halves a step that overshoots. Where the maximum lies at infinity, since a column separates rows of one class, the
    /// weights are those from which on no step changes the probabilities any more.
    /// </remarks>
    /// <param name="columns">The rows' values, of shape (row, column).</param>
    /// <param name="positive">Whether each row is positive.</param>
    /// <param name="penalty">The factor of the half squared coefficients; 0 fits without a penalty.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, or there is none.</exception>
    public static LogisticRegression Fit(
        IReadOnlyList<IReadOnlyList<double>> columns,
        IReadOnlyList<bool> positive,
        double penalty = 1
    )
    {
        if (columns.Count != positive.Count || columns.Count == 0)
        {
            throw new ArgumentException(
                $"There are {columns.Count} rows and {positive.Count} labels.",
                nameof(positive)
            );
        }

        var design = Matrix<double>.Build.DenseOfRows(columns.Select(row => row.Prepend(1.0)));
        var labels = Vector<double>.Build.Dense(positive.Count, i => positive[i] ? 1 : 0);
        var ridge = Vector<double>.Build.Dense(design.ColumnCount, i => i == 0 ? 0 : penalty);
        var weights = Vector<double>.Build.Dense(design.ColumnCount);
        for (var i = 0; i < MostSteps; i++)
        {
            var step = Step(design, labels, ridge, weights);
            if (!step.ForAll(double.IsFinite))
            {
                break;
            }

            step = Halved(step, weights, w => Objective(design, labels, ridge, w));
            weights += step;
            if (step.AbsoluteMaximum() < SmallestStep)
            {
                break;
            }
        }

        return new LogisticRegression(weights[0], [.. weights.Skip(1)]);
    }

    /// <summary>Returns the probability that a row is positive.</summary>
    /// <param name="row">The values of the row's columns.</param>
    public double Probability(IReadOnlyList<double> row) => Logistic(Score(row));

    /// <summary>Returns the sum of the rows' log-likelihoods.</summary>
    /// <param name="columns">The rows' values, of shape (row, column).</param>
    /// <param name="positive">Whether each row is positive.</param>
    public double LogLikelihood(IReadOnlyList<IReadOnlyList<double>> columns, IReadOnlyList<bool> positive) =>
        columns.Zip(positive).Sum(row => -Softplus(row.Second ? -Score(row.First) : Score(row.First)));

    private double Score(IReadOnlyList<double> row) =>
        Intercept + Coefficients.Zip(row).Sum(pair => pair.First * pair.Second);

    private static Vector<double> Step(
        Matrix<double> design,
        Vector<double> labels,
        Vector<double> ridge,
        Vector<double> weights
    )
    {
        var probabilities = (design * weights).Map(Logistic);
        var gradient = design.TransposeThisAndMultiply(labels - probabilities) - ridge.PointwiseMultiply(weights);
        var curvature = probabilities.Map(p => p * (1 - p));
        var weighted = design.MapIndexed((row, _, value) => value * curvature[row]);
        var hessian = weighted.TransposeThisAndMultiply(design) + Matrix<double>.Build.DenseOfDiagonalVector(ridge);
        return hessian.Solve(gradient);
    }

    // A full step can overshoot the maximum, and the next one further still; half of it often enough doesn't.
    private static Vector<double> Halved(
        Vector<double> step,
        Vector<double> weights,
        Func<Vector<double>, double> objective
    )
    {
        var least = objective(weights);
        least -= Rounding * Math.Abs(least);
        for (var i = 0; i < MostHalvings && objective(weights + step) < least; i++)
        {
            step /= 2;
        }

        return step;
    }

    /// <summary>Returns the log-likelihood minus half the penalised squares, which is what is maximised.</summary>
    private static double Objective(
        Matrix<double> design,
        Vector<double> labels,
        Vector<double> ridge,
        Vector<double> weights
    ) =>
        -(design * weights).Map2((score, label) => Softplus(label > 0 ? -score : score), labels).Sum()
        - ridge.PointwiseMultiply(weights).DotProduct(weights) / 2;

    private static double Logistic(double score) => 1 / (1 + Math.Exp(-score));

    // The logarithm of 1 + exp(score), which doesn't overflow.
    private static double Softplus(double score) => Math.Max(score, 0) + Math.Log(1 + Math.Exp(-Math.Abs(score)));
}
