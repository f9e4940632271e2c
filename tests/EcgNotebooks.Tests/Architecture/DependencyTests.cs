using NetArchTest.Rules;

namespace EcgNotebooks.Tests.Architecture;

/// <summary>Data goes one way: a step uses the root and the steps before it.</summary>
public class DependencyTests
{
    private const string Root = "EcgNotebooks";

    // In the order of the README's steps; what stands later may use what stands earlier.
    private static readonly string[] Steps =
    [
        "Storage",
        "Datasets",
        "Labels",
        "Balancing",
        "Filtering",
        "Splitting",
        "Training",
        "Networks",
        "Evaluation",
        "Figures",
        "Presentation",
        "Inspection",
        "Experiments",
        "Sweeps",
    ];

    public static TheoryData<string> AllSteps => [.. Steps];

    [Theory]
    [MemberData(nameof(AllSteps))]
    public void A_step_uses_no_later_step(string step)
    {
        var later = Steps[(Array.IndexOf(Steps, step) + 1)..].Select(s => $"{Root}.{s}").ToArray();
        AssertIndependent(step, later);
    }

    [Fact]
    public void Training_knows_no_ECG() =>
        AssertIndependent(
            "Training",
            ["Datasets", "Labels", "Balancing", "Filtering", "Splitting"],
            ["Lead", "Diagnosis", "EcgRecord"]
        );

    [Fact]
    public void Every_folder_of_the_library_is_a_step()
    {
        var folders = typeof(Lead)
            .Assembly.GetTypes()
            .Select(t => t.Namespace)
            .Where(n => n?.StartsWith(Root + ".", StringComparison.Ordinal) == true)
            .Select(n => n!.Split('.')[1])
            .Distinct();
        Assert.Empty(folders.Except(Steps));
    }

    [Fact]
    public void Torch_stays_with_those_who_train_or_hold_networks() =>
        AssertNoneUses("TorchSharp", ["Training", "Networks", "Experiments"]);

    [Fact]
    public void Only_the_renderer_of_figures_uses_ScottPlot() => AssertNoneUses("ScottPlot", ["Figures.Rendering"]);

    private static void AssertIndependent(string step, string[] steps, string[] types) =>
        AssertIndependent(step, [.. steps.Concat(types).Select(s => $"{Root}.{s}")]);

    private static void AssertIndependent(string step, string[] others)
    {
        if (others.Length == 0)
        {
            return;
        }

        var result = Types
            .InAssembly(typeof(Lead).Assembly)
            .That()
            .ResideInNamespace($"{Root}.{step}")
            .ShouldNot()
            .HaveDependencyOnAny(others)
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    private static void AssertNoneUses(string library, string[] allowed)
    {
        var users = Types
            .InAssembly(typeof(Lead).Assembly)
            .That()
            .HaveDependencyOn(library)
            .GetTypes()
            .Select(t => t.FullName!);
        Assert.NotEmpty(users);
        Assert.All(users, u => Assert.Contains(allowed, a => u.StartsWith($"{Root}.{a}.", StringComparison.Ordinal)));
    }
}
