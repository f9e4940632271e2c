using System.Globalization;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Reports;

public static partial class ResultTables
{
    /// <summary>Returns the results of a network by sex, age, body mass index, device, site, and certainty of the label; evaluates it first if necessary.</summary>
    /// <exception cref="EcgException">A recording can't be read, or no threshold can be chosen.</exception>
    public static ReportTable ByGroup(this CachedExperiment experiment, NetworkKind network)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var variables = experiment.Groups(network).Variables;
        return new(SubgroupRows.Columns, [.. variables.SelectMany(SubgroupRows.Of)]);
    }

    /// <summary>Returns a sentence about the largest gap between the groups of each variable, with its permutation test.</summary>
    /// <exception cref="EcgException">A recording can't be read, or no threshold can be chosen.</exception>
    public static ReportTable LargestGaps(this CachedExperiment experiment, NetworkKind network)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var tested = experiment.Groups(network).Variables.Where(variable => variable.Gap is not null);
        return new(["tested gap between groups"], [.. tested.Select(v => (object?[])[SubgroupRows.Sentence(v)])]);
    }

    /// <summary>Draws the ROC AUC of a network in groups of recordings.</summary>
    /// <exception cref="EcgException">A recording can't be read, or no group has enough rows.</exception>
    public static Figure GroupFigure(this CachedExperiment experiment, NetworkKind network)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return experiment.Groups(network).ToFigure(network.Title(), experiment.Note)
            ?? throw new EcgException("No group has enough rows for a ROC AUC.", "Use more recordings.");
    }

    /// <summary>Returns the false alarms of a network among the recordings that the recipe discards; evaluates it first if necessary.</summary>
    /// <exception cref="EcgException">No discarded recording can be read, or no threshold can be chosen.</exception>
    public static ReportTable FalseAlarms(this CachedExperiment experiment, NetworkKind network)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var evidence = experiment.Spectrum(network);
        return new(
            SpectrumText.Columns("recordings without inferior infarction", "false alarms", evidence),
            [.. SpectrumText.Rows(evidence.FalseAlarms)]
        );
    }

    /// <summary>Returns the sensitivity of a network to inferior infarctions by their kind and stage; evaluates it first if necessary.</summary>
    /// <exception cref="EcgException">No discarded recording can be read, or no threshold can be chosen.</exception>
    public static ReportTable SensitivityByKind(this CachedExperiment experiment, NetworkKind network)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var evidence = experiment.Spectrum(network);
        return new(
            SpectrumText.Columns("inferior infarctions", "found", evidence),
            [.. SpectrumText.Rows(evidence.Sensitivity)]
        );
    }

    /// <summary>Draws the false alarms of a network among the recordings that the recipe discards.</summary>
    /// <exception cref="EcgException">No discarded recording can be read, or no threshold can be chosen.</exception>
    public static Figure FalseAlarmFigure(this CachedExperiment experiment, NetworkKind network)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return experiment.Spectrum(network).ToFigure(network.Title(), experiment.Note);
    }

    /// <summary>Returns what a network's answer would mean for people of a stated prevalence: the predictive values.</summary>
    /// <param name="experiment">The experiment; the network is evaluated first if necessary.</param>
    /// <param name="network">The network.</param>
    /// <param name="prevalences">The shares of people with an inferior infarction, between 0 and 1.</param>
    /// <exception cref="EcgException">A recording can't be read, or no threshold can be chosen.</exception>
    public static ReportTable AtPrevalence(
        this CachedExperiment experiment,
        NetworkKind network,
        params IReadOnlyList<double> prevalences
    )
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return new(
            ["prevalence", "positive predictive value", "negative predictive value"],
            [
                .. prevalences.Select(prevalence =>
                {
                    var values = experiment.Usefulness(network, prevalence).Values;
                    var share = prevalence.ToString("0.###", CultureInfo.InvariantCulture);
                    return (object?[])[share, values.Positive.ToString(), values.Negative.ToString()];
                }),
            ]
        );
    }

    /// <summary>Draws the decision curve of a network for people of a stated prevalence.</summary>
    /// <exception cref="EcgException">A recording can't be read, or no threshold can be chosen.</exception>
    public static Figure DecisionCurve(this CachedExperiment experiment, NetworkKind network, double prevalence)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return experiment.Usefulness(network, prevalence).ToFigure(network.Title(), experiment.Note);
    }
}
