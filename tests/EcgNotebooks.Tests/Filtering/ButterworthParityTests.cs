using System.Text.Json;
using EcgNotebooks.Filtering;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Filtering;

/// <summary>Compares designs with reference values of scipy.signal.butter and lfilter_zi.</summary>
public class ButterworthParityTests
{
    [Fact]
    public void Coefficients_and_sections_equal_SciPys()
    {
        foreach (var golden in Designs())
        {
            var design = Butterworth.Design(Options(golden), golden.GetProperty("fs_hz").GetDouble());
            AssertClose(Numbers(golden, "b"), design.TransferFunction.B, 1e-12);
            AssertClose(Numbers(golden, "a"), design.TransferFunction.A, 1e-12);
            var sections = design.Sections.SelectMany(s => new[] { s.B0, s.B1, s.B2, 1, s.A1, s.A2 }).ToArray();
            var expected = golden.GetProperty("sos").EnumerateArray().SelectMany(r => r.EnumerateArray());
            AssertClose([.. expected.Select(v => v.GetDouble())], sections, 1e-12);
        }
    }

    [Fact]
    public void The_published_filter_and_its_steady_state_equal_SciPys_bit_for_bit()
    {
        foreach (var golden in Designs().Where(d => d.GetProperty("order").GetInt32() == 1))
        {
            var design = Butterworth.Design(Options(golden), golden.GetProperty("fs_hz").GetDouble());
            Assert.Equal(Numbers(golden, "b"), design.TransferFunction.B);
            Assert.Equal(Numbers(golden, "a"), design.TransferFunction.A);
            Assert.Equal(Numbers(golden, "zi"), design.TransferFunction.SteadyState());
        }
    }

    [Fact]
    public void Steady_states_equal_SciPys()
    {
        foreach (var golden in Designs())
        {
            var filter = new TransferFunction(Numbers(golden, "b"), Numbers(golden, "a"));
            // With six unknowns and a pole at 0.9997, the condition number is 1e9, so nine digits are lost to rounding.
            var tolerance = filter.B.Count == 7 ? 1e-7 : 1e-14;
            AssertClose(Numbers(golden, "zi"), filter.SteadyState(), tolerance);
        }
    }

    private static JsonElement.ArrayEnumerator Designs()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("filters.json")));
        return file.RootElement.Clone().GetProperty("designs").EnumerateArray();
    }

    private static FilterOptions Options(JsonElement golden)
    {
        var cutoff = golden.GetProperty("cutoff_hz");
        var band = cutoff.ValueKind == JsonValueKind.Array;
        return new FilterOptions
        {
            Kind = Enum.Parse<FilterKind>(golden.GetProperty("kind").GetString()!, ignoreCase: true),
            Order = golden.GetProperty("order").GetInt32(),
            CutoffHz = band ? cutoff[0].GetDouble() : cutoff.GetDouble(),
            UpperCutoffHz = band ? cutoff[1].GetDouble() : null,
        };
    }

    private static double[] Numbers(JsonElement golden, string name) =>
        [.. golden.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                $"[{i}] {expected[i]:R} {actual[i]:R}: {Math.Abs(expected[i] - actual[i]) / scale:E2}"
            );
        }
    }
}
