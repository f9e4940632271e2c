using System.Text.Json;
using System.Text.RegularExpressions;
using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Studies;

/// <summary>Reads a study from JSON and refuses whatever isn't certainly meant.</summary>
internal static partial class StudyFile
{
    private const int MostEpochs = 100_000;

    // Stands for the names of all rungs.
    private const string LadderName = "ladder";

    public static Study Read(string path)
    {
        var whole = JsonPlace.Read(path);
        var members = whole.Members(
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
        JsonPlace Required(string name) =>
            members.TryGetValue(name, out var place) ? place : throw whole.Refused($"has no {name}", $"Add {name}.");
        T? Optional<T>(string name, Func<JsonPlace, T> read) =>
            members.TryGetValue(name, out var place) ? read(place) : default;
        string[] recipes = [.. Recipe.All.Select(recipe => recipe.Name)];
        string[] networks = [.. Enum.GetValues<NetworkKind>().Select(network => network.FolderName())];
        var study = new Study
        {
            Data = Optional("data", place => Folder(path, place)),
            Recipes = Recipes(Required("recipes"), recipes),
            Balancings = Optional(
                "balancings",
                place =>
                    place
                        .List(item => item.OneOf([.. BalancingRuleNames.All]), name => name)
                        .Select(BalancingRuleNames.Parse)
                        .ToList()
            ),
            Leads = Optional("leads", place => place.List(Leads, StudyRun.LeadsName)),
            Networks =
            [
                .. Required("networks")
                    .List(place => place.OneOf(networks), name => name)
                    .Select(NetworkKindNames.Parse),
            ],
            Seeds = Required("seeds").List(place => place.Integer(0, int.MaxValue), seed => $"{seed}"),
            Epochs = Optional("epochs", place => (int?)place.Integer(1, MostEpochs)),
            Slurm = Optional("slurm", Slurm) ?? new(),
        };
        return members.TryGetValue("threads", out var threads)
            ? study with
            {
                Threads = (int)threads.Integer(1, 1024),
            }
            : study;
    }

    private static IReadOnlyList<string> Recipes(JsonPlace place, string[] names) =>
        place.Value.ValueKind == JsonValueKind.String && place.Text() == LadderName
            ? [.. Ablation.Steps.Select(rung => rung.Name)]
            : place.List(item => item.OneOf(names), name => name);

    private static string Folder(string path, JsonPlace place) =>
        place.Text() is { Length: > 0 } folder && !folder.Contains('\0', StringComparison.Ordinal)
            ? Path.GetFullPath(folder, Path.GetDirectoryName(Path.GetFullPath(path))!)
            : throw place.Refused("is empty or no path", "Name a folder, or leave it out.");

    private static IReadOnlyList<Lead> Leads(JsonPlace place) =>
        place.Value.ValueKind == JsonValueKind.String && place.OneOf("all") == "all"
            ? Lead.All
            : place.List(
                item => Lead.TryParse(item.Text(), out var lead) ? lead : throw NoLead(item),
                lead => lead.Name
            );

    private static EcgException NoLead(JsonPlace place) =>
        place.Refused($"is '{place.Text()}', not a lead", $"Use {string.Join(", ", Lead.All.Select(l => l.Name))}.");

    private static SlurmOptions Slurm(JsonPlace place)
    {
        var members = place.Members("partition", "account", "qos", "constraint", "time", "memory", "cpus", "tasks");
        string? Text(string name, Regex form, string example) =>
            !members.TryGetValue(name, out var member) ? null
            : form.IsMatch(member.Text()) ? member.Text()
            : throw member.Refused($"is '{member.Text()}'", $"Write it like {example}.");
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
