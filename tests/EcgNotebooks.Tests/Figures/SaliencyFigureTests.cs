using EcgNotebooks.Evaluation;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;
using EcgNotebooks.Reports;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Tests.Figures;

public class SaliencyFigureTests
{
    [Fact]
    public void A_lead_is_shaded_where_its_samples_contribute()
    {
        var weights = new double[1000];
        Array.Fill(weights, 1, 200, 20);
        Array.Fill(weights, 0.5, 220, 20);
        var figure = SaliencyFigure.Create([new("one", "I (mV)", new double[1000], weights)], 500, "One recording.");
        var shades = figure.Panels[0].Marks.OfType<CellMark>().ToList();
        Assert.Equal([(0.4, 0.44), (0.44, 0.48)], shades.Select(s => (Math.Round(s.Left, 9), Math.Round(s.Right, 9))));
        Assert.Equal(Palette.Orange, shades[0].Color);
        Assert.NotEqual(shades[0].Color, shades[1].Color);
        Assert.Contains("<svg", figure.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Traces_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() =>
            SaliencyFigure.Create(
                [new("", "I", new double[10], new double[10]), new("", "II", new double[9], new double[9])],
                500,
                ""
            )
        );

    [Fact]
    public void Weights_are_absolute_smoothed_and_relative_to_the_largest_of_all_leads()
    {
        var input = new SignalOptions
        {
            Leads = [Lead.I, Lead.II],
            Samples = 100,
            SamplingRateHz = 100,
        };
        var attribution = new float[200];
        (attribution[50], attribution[150]) = (-6, 3);
        var recording = new ExplainedRecording(
            new Prediction(7, 1, 1, Part.Test, Diagnosis.Imi, 0.25),
            0.5,
            input,
            new float[200],
            attribution
        );
        var traces = recording.ToTraces();
        // A window of 5 samples is 50 ms at 100 Hz.
        Assert.Equal([0, 1, 1, 1, 1, 1, 0], traces[0].Weights.Skip(47).Take(7));
        Assert.Equal([0, 0.5, 0.5, 0.5, 0.5, 0.5, 0], traces[1].Weights.Skip(47).Take(7));
        Assert.Equal(
            [2 / 3.0, 1 / 3.0],
            recording.LeadShares.Select(share => Math.Round(share, 15)),
            (a, b) => Math.Abs(a - b) < 1e-9
        );
        Assert.False(recording.IsRight);
        Assert.Equal("IMI read as NORM (ecg_id 7, probability 0.2500, threshold 0.5000)", recording.Title);
    }
}
