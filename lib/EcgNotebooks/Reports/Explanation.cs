using System.Globalization;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Labels;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Reports;

/// <summary>Explains predictions of a trained network: the samples that contribute most, for one correctly and one wrongly classified test recording of each class.</summary>
/// <remarks>
/// Of each kind, the recording whose probability lies farthest from the threshold is taken. The attributions are integrated
/// gradients (Sundararajan, Taly and Yan 2017) with a flat line as the baseline, of the weights that the recipe tests.
/// </remarks>
public sealed class Explanation
{
    private readonly int _testRows;
    private readonly string _note;

    private Explanation(
        IReadOnlyList<ExplainedRecording> recordings,
        IReadOnlyList<string> missing,
        int testRows,
        string note
    ) => (Recordings, Missing, _testRows, _note) = (recordings, missing, testRows, note);

    /// <summary>The recordings: a correctly and a wrongly classified NORM, then IMI, as far as there are such.</summary>
    internal IReadOnlyList<ExplainedRecording> Recordings { get; }

    /// <summary>A sentence for each kind of recording that the test rows don't hold.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Explains an evaluated network of a run.</summary>
    /// <param name="run">The run folder.</param>
    /// <param name="network">The network.</param>
    /// <param name="cancellation">Checked between recordings.</param>
    /// <exception cref="EcgException">The network isn't evaluated, or a recording can't be read.</exception>
    public static Explanation Of(RunFolder run, NetworkKind network, CancellationToken cancellation = default)
    {
        var processed = ProcessedRun.Read(run);
        var (recipe, folder) = (processed.Manifest.Recipe, run.Of(network));
        var (name, weights) = recipe.TestsBestCheckpoint ? ("best", folder.Best) : ("last", folder.Last);
        var report = recipe.Evaluate(name, Predictions.Read(folder.Predictions));
        var threshold = report.Result.AtSearched.Threshold;
        var test = report.Predictions.Of(Part.Test);
        var (chosen, missing) = Choose(test, threshold);
        var examples = processed.Examples(Part.Test, cancellation).At(chosen);
        using var classifier = ModelFile.Load(weights).Network;
        var attributions = classifier.IntegratedGradients(examples);
        var recordings = chosen.Select(
            (row, i) =>
                new ExplainedRecording(test[row], threshold, recipe.Signal, Signal(examples, i), attributions[i])
        );
        return new([.. recordings], missing, test.Count, DemoData.Note(processed.Manifest.Simulated));
    }

    /// <summary>Returns the leads of each recording, shaded by the attribution of their samples.</summary>
    public Figure ToFigure() =>
        SaliencyFigure.Create(
            [.. Recordings.SelectMany(recording => recording.ToTraces())],
            Recordings[0].Input.SamplingRateHz,
            $"{FigureText.Count(Recordings.Count, "recording")} of {FigureText.Count(_testRows, "test row")}: of each class the "
                + "correct and the wrong one farthest from the threshold.",
            subtitle: "Integrated gradients from a flat line, absolute, over 50 ms; darkest where each recording's are largest",
            note: _note
        );

    /// <summary>Returns a row for each recording: its predicted class, and the share of each lead in the attribution.</summary>
    public ReportTable ToTable() =>
        new(
            ["recording", .. Recordings[0].Input.Leads.Select(lead => $"part of lead {lead}")],
            [
                .. Recordings.Select(recording =>
                    (object?[])
                        [
                            recording.Title,
                            .. recording.LeadShares.Select(share => share.ToString("F2", CultureInfo.InvariantCulture)),
                        ]
                ),
                .. Missing.Select(sentence => (object?[])[sentence, .. Recordings[0].Input.Leads.Select(_ => "")]),
            ]
        );

    private static (IReadOnlyList<int> Rows, IReadOnlyList<string> Missing) Choose(Predictions test, double threshold)
    {
        var (rows, missing) = (new List<int>(), new List<string>());
        foreach (var (label, right) in Kinds)
        {
            int[] found =
            [
                .. Enumerable
                    .Range(0, test.Count)
                    .Where(i =>
                        test[i].Label == label && test[i].Probability > threshold == (label == Diagnosis.Imi) == right
                    )
                    .OrderByDescending(i => Math.Abs(test[i].Probability - threshold))
                    .Take(1),
            ];
            rows.AddRange(found);
            if (found.Length == 0)
            {
                missing.Add($"No {label.Code()} test recording is read {(right ? "rightly" : "wrongly")}.");
            }
        }

        return (rows, missing);
    }

    private static (Diagnosis Label, bool Right)[] Kinds =>
        [(Diagnosis.Norm, true), (Diagnosis.Norm, false), (Diagnosis.Imi, true), (Diagnosis.Imi, false)];

    private static float[] Signal(RecordingExamples examples, int index)
    {
        var signal = new float[examples.Channels * examples.Length];
        examples.CopyTo(index, signal);
        return signal;
    }
}
