using EcgNotebooks.Simulation;

namespace EcgNotebooks.Tests.Simulation;

public class SimulationPartsTests
{
    [Fact]
    public void Noise_and_normal_numbers_have_the_requested_mean_and_variance()
    {
        var random = new RandomStream(1, RandomPurpose.Noise, 1);
        var noise = Enumerable.Range(0, 200_000).Select(_ => random.Noise()).ToList();
        Assert.Equal(0, noise.Average(), 0.01);
        Assert.Equal(1, noise.Average(x => x * x), 0.01);
        var normal = Enumerable.Range(0, 200_000).Select(_ => random.Normal(3, 2)).ToList();
        Assert.Equal(3, normal.Average(), 0.02);
        Assert.Equal(4, normal.Average(x => (x - 3) * (x - 3)), 0.06);
        Assert.Equal(0.0455, normal.Average(x => Math.Abs(x - 3) > 4 ? 1.0 : 0), 0.004);
    }

    [Fact]
    public void A_stream_depends_only_on_seed_purpose_and_id()
    {
        double First(ulong seed, RandomPurpose purpose, int id) => new RandomStream(seed, purpose, id).Uniform();
        Assert.Equal(First(1, RandomPurpose.Heart, 2), First(1, RandomPurpose.Heart, 2));
        double[] firsts =
        [
            First(1, RandomPurpose.Heart, 2),
            First(2, RandomPurpose.Heart, 2),
            First(1, RandomPurpose.Noise, 2),
            First(1, RandomPurpose.Heart, 3),
            First(1, RandomPurpose.Recording, 0),
            First(1, RandomPurpose.Heart, 1),
        ];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
    }

    [Theory]
    [InlineData(0, 1, 1e-12)]
    [InlineData(10, 1, 0.005)]
    [InlineData(30, 1, 0.01)]
    [InlineData(50, 0, 0.005)]
    [InlineData(60, 0, 0.005)]
    [InlineData(150, 0, 0.005)]
    public void The_decimator_passes_low_frequencies_and_removes_mains_noise(double hz, double gain, double tolerance)
    {
        var signal = Enumerable
            .Range(0, 5000 + 2 * Decimator.Margin)
            .Select(i => Math.Cos(2 * Math.PI * hz * (i - Decimator.Margin) / 500))
            .ToArray();
        var low = Decimator.Apply(signal, 1000);
        // The output is in phase with the input: its sample k is at the time of input sample 5 k.
        Assert.All(
            Enumerable.Range(0, 1000),
            k => Assert.Equal(gain * Math.Cos(2 * Math.PI * hz * k / 100), low[k], tolerance)
        );
    }

    [Fact]
    public void The_tachogram_has_the_requested_mean_and_spread_and_two_peaks()
    {
        var tachogram = new Tachogram(0.85, 0.04, 0.25, new RandomStream(3, RandomPurpose.Rhythm, 1));
        var rr = Enumerable.Range(0, 4000).Select(i => tachogram.At(0.5 * i)).ToArray();
        Assert.Equal(0.85, rr.Average(), 0.002);
        Assert.Equal(0.034, Math.Sqrt(rr.Average(x => (x - 0.85) * (x - 0.85))), 0.003);
        Assert.True(Power(0.10) > 20 * Power(0.17) && Power(0.25) > 20 * Power(0.17));

        double Power(double hz)
        {
            var (re, im) = (0.0, 0.0);
            for (var i = 0; i < rr.Length; i++)
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * hz * 0.5 * i);
                (re, im) = (re + (rr[i] - 0.85) * cos, im + (rr[i] - 0.85) * sin);
            }

            return re * re + im * im;
        }
    }

    [Fact]
    public void A_sine_from_a_rotating_phasor_equals_the_sine_function()
    {
        var signal = new double[5100];
        Sine.Add(signal, new(2, 50.0 / 500, 0.3));
        Assert.All(
            Enumerable.Range(0, signal.Length),
            i => Assert.Equal(2 * Math.Sin(2 * Math.PI * 0.1 * i + 0.3), signal[i], 1e-10)
        );
    }

    [Fact]
    public void Three_sines_together_have_the_bits_of_three_one_after_the_other()
    {
        SineWave[] waves = [new(2, 0.1, 0.3), new(0.7, 0.0004, 5), new(1e-3, 0.21, 0)];
        var together = Enumerable.Range(0, 5100).Select(i => i / 700.0).ToArray();
        var oneByOne = together.ToArray();
        Sine.AddThree(together, waves[0], waves[1], waves[2]);
        foreach (var wave in waves)
        {
            Sine.Add(oneByOne, wave);
        }

        Assert.Equal(oneByOne, together);
    }

    [Fact]
    public void A_downsampled_sample_does_not_depend_on_how_many_follow()
    {
        var signal = Enumerable
            .Range(0, 2 * Decimator.Margin + 11 * Decimator.Factor)
            .Select(i => Math.Sqrt(i))
            .ToArray();
        var eleven = Decimator.Apply(signal, 11);
        Assert.All(Enumerable.Range(1, 10), count => Assert.Equal(eleven[..count], Decimator.Apply(signal, count)));
    }

    [Fact]
    public void The_axis_of_healthy_hearts_points_to_the_left_and_down()
    {
        var axes = Enumerable
            .Range(0, 300)
            .Select(i => HeartAxis.Degrees(PatientDrawing.Draw(1, i, i + 1, Condition.Normal, 1), 1))
            .Order()
            .ToList();
        Assert.InRange(axes[150], 25, 70);
        Assert.True(axes[15] > -30 && axes[285] < 110, $"{axes[15]} to {axes[285]}");
    }
}
