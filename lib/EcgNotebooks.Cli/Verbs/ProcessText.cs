using System.Globalization;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Filtering;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Writes the summary of <c>ecg process</c>, one block per step.</summary>
internal static class ProcessText
{
    public static void Write(TextWriter output, RunFolder run, PtbXl data, Recipe recipe, ProcessReport report)
    {
        var (selection, split, shared) = (report.Selection, report.Split, report.SharedWithTrain);
        output.WriteLine($"data        {data.Root}{(data.IsDemo ? " (simulated)" : "")}");
        output.WriteLine(
            $"1 load      {selection.Rows:N0} rows, {selection.Clean:N0} clean{Certain(recipe.Selection)}; {selection.ContainNorm:N0} contain NORM, "
                + $"{selection.ContainImi:N0} IMI; {(recipe.Selection.DrawEqualCounts ? $"{selection.PerClass:N0} of each drawn at random" : "all are taken")}"
        );
        output.WriteLine($"2 label     {report.Labelled.Norm:N0} NORM, {report.Labelled.Imi:N0} IMI");
        output.WriteLine(
            $"            the published code of step 2, run as printed, keeps {report.CountedAsPublished.Imi:N0} IMI rows, because it compares two characters with three"
        );
        if (recipe.Signal.Beats is { } beats)
        {
            output.WriteLine(
                $"            each row is one of {beats.PerRecording} beats of a recording, {beats.SamplesBefore / recipe.Signal.SamplingRateHz} s before its R peak to {beats.SamplesAfter / recipe.Signal.SamplingRateHz} s after it"
            );
        }

        output.WriteLine(
            $"3 balance   {report.BalancedRows:N0} rows, {report.SyntheticRows:N0} of them added ({recipe.BalancingMethod.CommandName()})"
        );
        output.WriteLine($"            {BalancedRows(recipe)}");
        output.WriteLine($"4 filter    {Filtered(recipe)}");
        output.WriteLine(
            $"5 split     {split.Train.Count:N0} train, {split.Validation.Count:N0} validation, {split.Test.Count:N0} test"
        );
        if (report.Folds is { } folds)
        {
            output.WriteLine(
                $"            folds {folds.Train[0]} to {folds.Train[^1]} train, {folds.Validation} validates, {folds.Test} tests"
                    + (folds.IsSubstitute ? "; the table has no fold 10, the usual test fold" : "")
            );
        }

        output.WriteLine(
            $"leaks       {shared.Test.Recording:N0} of {shared.Test.Rows:N0} test rows share a recording with train, "
                + $"{shared.Test.Patient:N0} a patient"
        );
        output.WriteLine(
            $"            {shared.Validation.Recording:N0} of {shared.Validation.Rows:N0} validation rows share a recording with train, "
                + $"{shared.Validation.Patient:N0} a patient"
        );
        if (report.FoundLeaks.Count == 0)
        {
            output.WriteLine("            no recording and no patient is in two parts");
        }

        output.WriteLine(
            $"written     {run.Selected}, {Path.GetFileName(run.Balanced)}, {Path.GetFileName(run.Split)}"
        );
    }

    private static string Certain(SelectionOptions options)
    {
        string[] conditions =
        [
            .. options.MinLikelihood is { } least ? (string[])[$"with a likelihood of at least {Number(least)} %"] : [],
            .. options.ValidatedOnly ? (string[])["validated by a person"] : [],
        ];
        return conditions.Length == 0 ? "" : $" and {string.Join(" and ", conditions)}";
    }

    private static string BalancedRows(Recipe recipe) =>
        recipe.BalancingMethod switch
        {
            BalancingMethod.None => "the classes stay as they are",
            BalancingMethod.ClassWeights => "training gives both classes the same weight in the loss",
            BalancingMethod.SmoteOnWaveforms =>
                "training adds waveforms interpolated between neighbours of the minority class",
            _ when recipe.BalancesTrainOnly =>
                "only training rows are balanced, after the split of step 5, so that no other row is touched",
            _ => "all rows are balanced before the split of step 5, so that added rows also validate and test",
        };

    // No signals are read here: the filter is applied when the networks' input is made.
    private static string Filtered(Recipe recipe) =>
        recipe.Signal.Filter is { } filter
            ? $"the networks see the signal behind a Butterworth {Kind(filter)}, run forward and backward"
            : $"the recipe's {Kind(recipe.Filter)} is computed and never used: the networks see the raw signal";

    private static string Kind(FilterOptions filter) =>
        filter.Kind switch
        {
            FilterKind.HighPass => $"high-pass at {Number(filter.CutoffHz)} Hz",
            FilterKind.LowPass => $"low-pass at {Number(filter.CutoffHz)} Hz",
            _ => $"band filter from {Number(filter.CutoffHz)} to {Number(filter.UpperCutoffHz ?? 0)} Hz",
        };

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
