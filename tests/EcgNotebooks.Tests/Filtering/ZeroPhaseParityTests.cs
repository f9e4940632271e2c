using System.Text.Json;
using EcgNotebooks.Filtering;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Filtering;

/// <summary>Compares the filtered lead I of four recordings with results of SciPy's filtfilt and sosfiltfilt.</summary>
public class ZeroPhaseParityTests
{
    public static TheoryData<string, FilterOptions> Filters =>
        new()
        {
            { "filtfilt.highpass.1", new FilterOptions() },
            {
                "filtfilt.lowpass.3",
                new FilterOptions
                {
                    Kind = FilterKind.LowPass,
                    Order = 3,
                    CutoffHz = 40,
                }
            },
            {
                "filtfilt.bandpass.2",
                new FilterOptions
                {
                    Kind = FilterKind.BandPass,
                    Order = 2,
                    UpperCutoffHz = 40,
                }
            },
            {
                "sosfiltfilt.bandpass.3",
                new FilterOptions
                {
                    Kind = FilterKind.BandPass,
                    Order = 3,
                    UpperCutoffHz = 40,
                    Form = FilterForm.SecondOrderSections,
                }
            },
        };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Filtered_recordings_equal_SciPys(string name, FilterOptions options)
    {
        var tensors = new GoldenTensors(SharedData.Golden("filters.safetensors"));
        var records = Records();
        var filter = new ZeroPhaseFilter(options, 500);
        var filtered = filter.ApplyAll(
            [.. records.Select(r => tensors[$"{r}.lead_I"])],
            TestContext.Current.CancellationToken
        );
        for (var i = 0; i < records.Length; i++)
        {
            var input = tensors[$"{records[i]}.lead_I"];
            var error = Largest(tensors[$"{records[i]}.{name}"], filtered[i]) / (input.Max() - input.Min());
            TestContext.Current.SendDiagnosticMessage($"{records[i]} {name}: {error:E2} of the range");
            Assert.True(error <= 1e-10, $"{records[i]} {name}: {error:E2} of the range");
        }
    }

    [Fact]
    public void The_published_filter_equals_SciPys_bit_for_bit()
    {
        var tensors = new GoldenTensors(SharedData.Golden("filters.safetensors"));
        var filter = new ZeroPhaseFilter(new FilterOptions(), 500);
        foreach (var record in Records())
        {
            Assert.Equal(tensors[$"{record}.filtfilt.highpass.1"], filter.Apply(tensors[$"{record}.lead_I"]));
        }

        Assert.Equal(tensors["short_7_samples.filtfilt.highpass.1"], filter.Apply(tensors["short_7_samples.input"]));
    }

    private static string[] Records()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("filters.json")));
        return
        [
            .. file.RootElement.GetProperty("records").EnumerateArray().Select(r => Path.GetFileName(r.GetString()!)),
        ];
    }

    private static double Largest(double[] expected, double[] actual) =>
        expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max();
}
