namespace EcgNotebooks.Tests.Architecture;

/// <summary>Data goes one way: a folder uses the folders above it, and none uses another in a cycle.</summary>
public class DependencyTests
{
    private const string Root = "EcgNotebooks";
    private const string PlantedRoot = "EcgNotebooks.Tests.Architecture.Planted";

    private static readonly IReadOnlyList<(TypeName User, TypeName Used)> _uses =
    [
        .. TypeUses.In(typeof(Lead).Assembly.Location),
    ];

    private static readonly FolderGraph _graph = new(_uses, Root);

    // From top to bottom. Each may use those above it; the root uses none.
    private static readonly string[] _order =
    [
        "",
        "RandomNumbers",
        "Files",
        "Formats",
        "Simulation",
        "Datasets",
        "Labels",
        "Balancing",
        "Filtering",
        "Splitting",
        "Signals",
        "Networks",
        "Training",
        "Evaluation",
        "Figures",
        "Experiments",
        "Studies",
        "Reports",
        "Exercises",
    ];

    [Fact]
    public void A_folder_uses_no_folder_below_it() => AssertNothing(_graph.Against(_order));

    [Fact]
    public void No_folders_use_each_other_in_a_cycle() => AssertNothing(_graph.OnCycles());

    [Fact]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.Equal(_order.Order(StringComparer.Ordinal), _graph.Tops.Order(StringComparer.Ordinal));

    [Fact]
    public void An_import_from_an_upper_to_a_lower_folder_is_found()
    {
        var planted = new FolderGraph(TypeUses.In(typeof(DependencyTests).Assembly.Location), PlantedRoot);
        string[] uses = ["Labels -> Training: Labeller uses Trainer", "Training -> Labels: Trainer uses Labeller"];
        Assert.Equal(uses[..1], planted.Against(["Labels", "Training"]));
        Assert.Equal(uses, planted.OnCycles());
    }

    [Fact]
    public void Training_knows_no_ECG()
    {
        string[] steps = ["Datasets", "Labels", "Balancing", "Filtering", "Splitting", "Signals"];
        string[] nouns = [nameof(Lead), nameof(Diagnosis), nameof(EcgRecord)];
        Assert.DoesNotContain(
            _uses,
            use =>
                use.User.Namespace == $"{Root}.Training"
                && (
                    steps.Any(step => use.Used.Namespace.StartsWith($"{Root}.{step}", StringComparison.Ordinal))
                    || (use.Used.Namespace == Root && nouns.Contains(use.Used.Name))
                )
        );
    }

    [Fact]
    public void Torch_stays_with_those_who_train_or_hold_networks() =>
        AssertUsedOnlyIn("TorchSharp", ["Networks", "Training", "Experiments", "Reports"]);

    [Fact]
    public void Only_the_renderer_of_figures_uses_ScottPlot() => AssertUsedOnlyIn("ScottPlot", ["Figures.Rendering"]);

    [Fact]
    public void The_architecture_page_shows_the_graph_as_it_is()
    {
        var page = new ArchitecturePage(_graph, _order);
        Assert.True(
            page.IsCurrent,
            $"The folders have other dependencies than docs/architecture.md shows. If that is meant, copy {page.Write()} there."
        );
    }

    private static void AssertNothing(IReadOnlyList<string> sentences) =>
        Assert.True(sentences.Count == 0, string.Join('\n', sentences));

    private static void AssertUsedOnlyIn(string library, string[] folders)
    {
        var users = _uses
            .Where(use => use.Used.Namespace.StartsWith(library, StringComparison.Ordinal))
            .Select(use => use.User)
            .Distinct()
            .ToArray();
        Assert.NotEmpty(users);
        Assert.All(
            users,
            user =>
                Assert.Contains(
                    folders,
                    folder => $"{user.Namespace}.".StartsWith($"{Root}.{folder}.", StringComparison.Ordinal)
                )
        );
    }
}
