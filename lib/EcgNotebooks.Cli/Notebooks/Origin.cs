using System.Runtime.InteropServices;
using System.Text.Json;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>The provenance of a run's results: data, recipe, seeds, packages and machine.</summary>
internal static class Origin
{
    // The packages that affect results; all others are listed in Directory.Packages.props.
    private static readonly string[] _packages =
    [
        "TorchSharp",
        Libtorch.Package,
        "MathNet.Numerics",
        "Microsoft.Data.Analysis",
        "ScottPlot",
        "Microsoft.CodeAnalysis.CSharp.Scripting",
    ];

    /// <summary>Returns the provenance as names and values, for the report.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(PtbXl data)
    {
        var recipe = Recipe.Published;
        return
        [
            ("data", data.IsDemo ? "simulated demo" : "PTB-XL"),
            ("table, SHA-256", data.TableDigest()),
            ("recipe", $"{recipe.Name}, SHA-256 {recipe.Digest}"),
            (
                "seeds",
                $"selection {recipe.Selection.Seed}, SMOTE {recipe.Balancing.Seed}, split {recipe.Splitting.Seed}, CNN {recipe.CnnTraining.Seed}, CRNN {recipe.CrnnTraining.Seed}"
            ),
            ("packages", string.Join(", ", PackageVersions())),
            (".NET", $"{Environment.Version} on {RuntimeInformation.OSDescription}"),
            ("CPU", $"{Processor()}, {Environment.ProcessorCount} cores"),
        ];
    }

    private static IEnumerable<string> PackageVersions()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "ecg.deps.json"));
        using var json = JsonDocument.Parse(file);
        string[] all = [.. json.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)];
        string[] versions = [.. all.Select(library => library.Replace('/', ' ')), .. CodeIdentity.Packages()];
        return _packages
            .SelectMany(package => versions.Where(v => v.StartsWith($"{package} ", StringComparison.Ordinal)))
            .Distinct();
    }

    private static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
