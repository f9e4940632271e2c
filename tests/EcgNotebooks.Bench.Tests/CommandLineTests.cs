using System.Text.Json;

namespace EcgNotebooks.Bench.Tests;

public class CommandLineTests
{
    [Fact]
    public void An_unknown_name_is_reported_and_nothing_is_measured()
    {
        var (exitCode, output, errors) = Run("split", "nonsense");
        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("nonsense", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_names_every_measurement_once()
    {
        var (exitCode, output, _) = Run("--list");
        Assert.Equal(0, exitCode);
        Assert.Equal(Catalogue.All().Select(m => m.Name), output.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Each_result_is_a_line_of_JSON_and_progress_goes_to_standard_error()
    {
        var (exitCode, output, errors) = Run("threshold.search");
        Assert.Equal(0, exitCode);
        var json = JsonDocument.Parse(Assert.Single(output)).RootElement;
        string[] names = ["name", "median_ms", "min_ms", "items", "threads", "note"];
        Assert.Equal(names, json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("threshold.search", json.GetProperty("name").GetString());
        Assert.InRange(json.GetProperty("min_ms").GetDouble(), 1e-6, json.GetProperty("median_ms").GetDouble());
        Assert.Contains("threshold.search", errors, StringComparison.Ordinal);
    }

    private static (int ExitCode, string[] Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = CommandLine.Run(arguments, output, errors);
        return (exitCode, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}
