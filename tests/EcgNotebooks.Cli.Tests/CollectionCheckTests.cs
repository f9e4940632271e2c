using System.Globalization;
using System.Text.RegularExpressions;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Runs check on the notebooks of the collection, with the demo data that check makes for itself.</summary>
[Trait("speed", "slow")]
public sealed class CollectionCheckTests : IDisposable
{
    private const int BeforeTraining = 6;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_steps_before_training_still_agree_and_a_published_parameter_that_was_another_is_seen()
    {
        string[] notebooks =
        [
            .. Directory.GetFiles(Notebooks, "0?-*.ipynb").Order(StringComparer.Ordinal).Take(BeforeTraining),
        ];
        var changed = await WithOtherCutoffAsync();
        // One check does for both, because making the demo and starting the compiler take seconds each time.
        var result = await Ecg.RunAsync(["check", .. notebooks, changed]);
        Assert.All(
            notebooks,
            path => Assert.Contains($"agrees  {path}\n", result.StandardOutput, StringComparison.Ordinal)
        );
        Assert.Contains($"differs {changed}\n", result.StandardOutput, StringComparison.Ordinal);
        Assert.Matches(@"cell \d+ \(cell-\d+\): text/html: stored '.*0\.67.*', now '.*0\.5", result.StandardOutput);
        Assert.Single(result.StandardOutput.Split('\n'), line => line.StartsWith("  cell", StringComparison.Ordinal));
        Assert.Equal(1, result.ExitCode);
    }

    private static string Notebooks =>
        Path.Combine(Repository.Root ?? throw new InvalidOperationException("no clone"), "notebooks");

    // A copy of a notebook whose stored outputs are of another cutoff than the recipe's.
    private async Task<string> WithOtherCutoffAsync()
    {
        var stored = await File.ReadAllTextAsync(
            Path.Combine(Notebooks, "04-filter.ipynb"),
            TestContext.Current.CancellationToken
        );
        var cutoff = Recipe.Published.Filter.CutoffHz.ToString(CultureInfo.InvariantCulture);
        // The first table of the notebook is that of the filter's options.
        Assert.Contains($">{cutoff}</td>", stored, StringComparison.Ordinal);
        // Not among the collection's own, which other tests list meanwhile.
        File.Copy(Path.Combine(Notebooks, "ecg.csx"), _folder["ecg.csx"]);
        var path = _folder["changed.ipynb"];
        await File.WriteAllTextAsync(
            path,
            new Regex(Regex.Escape($">{cutoff}</td>")).Replace(stored, ">0.67</td>", count: 1),
            TestContext.Current.CancellationToken
        );
        return path;
    }
}
