using System.Text.RegularExpressions;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Reference;

/// <summary>The README's numbers are what its commands print, where the data are there.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_numbers_without_any_ECG_on_the_whole_table_are_those_of_its_commands()
    {
        var leaks = await ProcessAsync(SharedData.FullMetadata, "published");
        Assert.Contains(
            "62 of 670 test rows share a recording with train, 113 a patient",
            leaks,
            StringComparison.Ordinal
        );
        await AssertStatedAsync("| age and sex | 670, 49 % |", "age,sex");
        await AssertStatedAsync("| age, sex and recording device | 670, 49 % |", "age,sex,device");
    }

    [Theory]
    [InlineData("published", "| age and sex | 75, 39 % |")]
    [InlineData("leak-free", "| age and sex | 73, 34 % |")]
    public async Task Its_numbers_without_any_ECG_on_792_recordings_are_those_of_its_commands(string recipe, string row)
    {
        var table = await ProcessAsync(SharedData.Subset, recipe);
        Assert.SkipUnless(
            table.Contains(" 792 rows", StringComparison.Ordinal),
            "another dataset than the 792 recordings"
        );
        await AssertStatedAsync(row, "age,sex");
    }

    private async Task<string> ProcessAsync(string data, string recipe)
    {
        var processed = await Ecg.RunAsync("process", "--recipe", recipe, "--data", data, "--run", _folder["run"]);
        Assert.Equal(0, processed.ExitCode);
        return processed.StandardOutput;
    }

    private async Task AssertStatedAsync(string row, string columns)
    {
        var baseline = await Ecg.RunAsync("baseline", "--run", _folder["run"], "--columns", columns);
        Assert.Equal(0, baseline.ExitCode);
        var stated = Pages.Readme.Split('\n').Single(line => line.StartsWith(row, StringComparison.Ordinal));
        Assert.StartsWith(
            $"{row} {Measure(baseline.StandardOutput, "accuracy")} | {Measure(baseline.StandardOutput, "ROC AUC")} |",
            stated,
            StringComparison.Ordinal
        );
    }

    private static string Measure(string printed, string name)
    {
        var match = Measures().Matches(printed).Single(one => one.Groups["name"].Value == name);
        return $"{match.Groups["value"]} ({match.Groups["interval"]})";
    }

    [GeneratedRegex(@"(?m)^(?<name>accuracy|ROC AUC) +(?<value>[\d.]+) +(?<interval>[\d.]+ to [\d.]+)")]
    private static partial Regex Measures();
}
