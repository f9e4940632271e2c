using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

public class PatientWeightsTests
{
    // The weights of the larger number of patients are too many to be kept, so that they are drawn when they are asked for.
    [Theory]
    [InlineData(50)]
    [InlineData(600_000)]
    public void Each_resample_draws_as_many_patients_as_there_are_from_a_generator_of_its_own(int patients)
    {
        var options = new BootstrapOptions { Resamples = 2, Seed = 11 };
        var seeds = new NumPyRandomState(11);
        var drawing = new PatientWeights.Drawing(patients);
        for (var resample = 0; resample < 2; resample++)
        {
            var expected = new int[patients];
            foreach (var patient in new NumPyRandomState(seeds.NextUInt32()).Integers(0, patients, patients))
            {
                expected[patient]++;
            }

            Assert.Equal(expected, PatientWeights.Of(options, patients).In(resample, drawing).ToArray());
        }
    }

    [Fact]
    public void Options_that_differ_in_anything_but_the_threads_draw_other_patients()
    {
        var options = new BootstrapOptions { Resamples = 20, Seed = 12 };
        int[] All(BootstrapOptions of, int patients) =>
            [
                .. Enumerable
                    .Range(0, 20)
                    .SelectMany(i => PatientWeights.Of(of, patients).In(i, new(patients)).ToArray()),
            ];
        var drawn = All(options, 30);
        Assert.Equal(drawn, All(options with { Threads = 1 }, 30));
        Assert.NotEqual(drawn, All(options with { Seed = 13 }, 30));
        Assert.Equal(20 * 29, All(options, 29).Sum());
    }
}
