using System.Text.Json;
using System.Text.RegularExpressions;
using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>Reads a study from a JSON file strictly: unknown, duplicate and invalid values are errors.</summary>
internal static partial class StudyFile
{
    private const int MostEpochs = 100_000;

    // These values select all steps of an ablation study.
    private static readonly Dictionary<string, IReadOnlyList<AblationStep>> _studies = new(StringComparer.Ordinal)
    {
        ["ablation"] = Ablation.Steps,
        ["label-certainty"] = Ablation.LabelCertainty,
    };

    public static Study Read(string path)
    {
        var root = LocatedJson.Read(path);
        var members = root.Members(
            "data",
            "recipes",
            "balancings",
            "leads",
            "networks",
            "seeds",
            "epochs",
            "threads",
            "slurm"
        );
        LocatedJson Required(string name) =>
            members.TryGetValue(name, out var json) ? json : throw root.Error($"has no {name}", $"Add {name}.");
        T? Optional<T>(string name, Func<LocatedJson, T> read) =>
            members.TryGetValue(name, out var json) ? read(json) : default;
        string[] recipes = [.. Recipe.All.Select(recipe => recipe.Name)];
        string[] networks = [.. Enum.GetValues<NetworkKind>().Select(network => network.FolderName())];
        var study = new Study
        {
            Data = Optional("data", json => Folder(path, json)),
            Recipes = Recipes(Required("recipes"), recipes),
            Balancings = Optional(
                "balancings",
                json =>
                    json.List(item => item.OneOf([.. BalancingMethodNames.All]), name => name)
                        .Select(BalancingMethodNames.Parse)
                        .ToList()
            ),
            Leads = Optional("leads", json => json.List(Leads, StudyRun.LeadsName)),
            Networks =
            [
                .. Required("networks").List(json => json.OneOf(networks), name => name).Select(NetworkKindNames.Parse),
            ],
            Seeds = Required("seeds").List(json => json.Integer(0, int.MaxValue), seed => $"{seed}"),
            Epochs = Optional("epochs", json => (int?)json.Integer(1, MostEpochs)),
            Slurm = Optional("slurm", Slurm) ?? new(),
        };
        return members.TryGetValue("threads", out var threads)
            ? study with
            {
                Threads = (int)threads.Integer(1, 1024),
            }
            : study;
    }

    private static IReadOnlyList<string> Recipes(LocatedJson json, string[] names) =>
        json.Value.ValueKind == JsonValueKind.String && _studies.TryGetValue(json.Text(), out var steps)
            ? [.. steps.Select(step => step.Name)]
            : json.List(item => item.OneOf(names), name => name);

    private static string Folder(string path, LocatedJson json) =>
        json.Text() is { Length: > 0 } folder && !folder.Contains('\0', StringComparison.Ordinal)
            ? Path.GetFullPath(folder, Path.GetDirectoryName(Path.GetFullPath(path))!)
            : throw json.Error("is empty or isn't a path", "Name a folder, or leave it out.");

    private static IReadOnlyList<Lead> Leads(LocatedJson json) =>
        json.Value.ValueKind == JsonValueKind.String && json.OneOf("all") == "all"
            ? Lead.All
            : json.List(
                item => Lead.TryParse(item.Text(), out var lead) ? lead : throw LeadError(item),
                lead => lead.Name
            );

    private static EcgException LeadError(LocatedJson json) =>
        json.Error($"is '{json.Text()}', not a lead", $"Use {string.Join(", ", Lead.All.Select(l => l.Name))}.");

    private static SlurmOptions Slurm(LocatedJson json)
    {
        var members = json.Members("partition", "account", "qos", "constraint", "time", "memory", "cpus", "tasks");
        string? Text(string name, Regex form, string example) =>
            !members.TryGetValue(name, out var member) ? null
            : form.IsMatch(member.Text()) ? member.Text()
            : throw member.Error($"is '{member.Text()}'", $"Write it like {example}.");
        int? Number(string name) => members.TryGetValue(name, out var member) ? (int)member.Integer(1, 100_000) : null;
        return new()
        {
            Partition = Text("partition", Word(), "main"),
            Account = Text("account", Word(), "cardiology"),
            Qos = Text("qos", Word(), "normal"),
            Constraint = Text("constraint", Feature(), "avx512"),
            Time = Text("time", Duration(), "2:00:00 or 1-12"),
            Memory = Text("memory", Size(), "4G"),
            Cpus = Number("cpus"),
            Tasks = Number("tasks"),
        };
    }

    [GeneratedRegex(@"\A[\w.,:+][\w.,:+-]*\z")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[\w.(\[][\w.&|*()\[\]-]*\z")]
    private static partial Regex Feature();

    [GeneratedRegex(@"\A(\d+-)?\d+(:\d\d){0,2}\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\A[1-9]\d*[KMGT]?\z")]
    private static partial Regex Size();
}
