using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments.External;

/// <summary>Evaluates external predictions, and writes a report like that on a network of a run.</summary>
/// <param name="name">Name of the classifier in titles.</param>
/// <param name="recipe">Recipe, which defines how the threshold is chosen.</param>
/// <param name="data">Dataset whose table labels the predictions.</param>
internal sealed class ExternalEvaluation(string name, Recipe recipe, PtbXl data)
{
    private const string Weights = "external";

    /// <summary>Evaluates the test rows; the report says how many rows are missing.</summary>
    /// <param name="external">
    /// Predictions of validation rows, for choosing threshold and temperature, and of test rows.
    /// </param>
    /// <param name="bootstrap">Options of the bootstrap; null for 2,000 resamples at 95 %.</param>
    /// <exception cref="EcgException">
    /// Validation or test has no rows, or the rows for choosing the threshold are of one class.
    /// </exception>
    public ClassifierReport Of(ExternalPredictions external, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(external);
        return Of(external.Predictions, bootstrap) with { Missing = external.Missing };
    }

    /// <summary>Evaluates the test rows of predictions that are known to be complete.</summary>
    /// <param name="predictions">
    /// Predictions of validation rows, for choosing threshold and temperature, and of test rows.
    /// </param>
    /// <param name="bootstrap">Options of the bootstrap; null for 2,000 resamples at 95 %.</param>
    /// <exception cref="EcgException">
    /// Validation or test has no rows, or the rows for choosing the threshold are of one class.
    /// </exception>
    public ClassifierReport Of(Predictions predictions, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Of(name, recipe, data.IsDemo, predictions, bootstrap);
    }

    /// <summary>
    /// Writes predictions.csv, metrics.json, evidence.json, the figures and, last, bundle.json to a folder.
    /// </summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(ClassifierReport report, NetworkFolder folder)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(folder);
        AtomicFile.Delete(folder.Bundle);
        report.Tested.Predictions.Write(folder.Predictions);
        report.Write(folder.Metrics);
        report.Evidence.Save(folder.Evidence);
        foreach (var (file, figure) in report.OfPredictions())
        {
            AtomicFile.WriteText(folder.Figure(file), figure.ToSvg());
        }

        PredictionBundle.OfExternal(recipe, data.TableDigest(), folder).Write(folder.Bundle);
    }

    internal static ClassifierReport Of(
        string name,
        Recipe recipe,
        bool simulated,
        Predictions predictions,
        BootstrapOptions? bootstrap
    ) =>
        new(
            name,
            recipe.Name,
            simulated,
            recipe.Evaluate(Weights, predictions),
            EvidenceReport.Of(predictions, recipe.EvidenceOptions(bootstrap))
        );
}
