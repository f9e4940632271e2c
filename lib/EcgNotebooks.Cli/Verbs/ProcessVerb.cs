using System.CommandLine;
using EcgNotebooks.Balancing;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Executes steps 1 to 5 of the experiment, which select, label, balance and split the table.</summary>
internal static class ProcessVerb
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var run = CommonOptions.Run();
        var recipe = CommonOptions.Recipe(Recipe.Published);
        var leads = Leads();
        var balancing = Balancing();
        var certainty = new CertaintyOptions();
        var verb = new Command(
            "process",
            "Select, label, balance and split the recordings in the dataset's table (steps 1 to 5). No signals are read."
        )
        {
            data,
            recipe,
            leads,
            balancing,
            run,
        };
        certainty.AddTo(verb);
        var force = new Option<bool>("--force")
        {
            Description =
                "Replace the tables of a run folder that holds trained networks, and remove those networks with their results; without it, such a folder is refused.",
        };
        verb.Add(force);
        Help.AddExamples(
            verb,
            [
                "ecg process --recipe published --run runs/first",
                "ecg process --data data/demo --recipe leak-free --run runs/honest",
                "ecg process --recipe leak-free --balancing class-weights --leads I,II --run runs/weights",
                "ecg process --recipe leak-free --min-likelihood 50 --run runs/certain",
                "ecg process --recipe split-by-beat --run runs/beats",
            ]
        );
        verb.SetAction(
            (parsed, cancellation) =>
            {
                var folder = new RunFolder(parsed.GetRequiredValue(run));
                folder.EnsureWritable();
                var tree = Dataset.Open(parsed.GetValue(data), cancellation);
                var named = certainty.Apply(
                    WithBalancing(
                        WithLeads(Recipe.Named(parsed.GetRequiredValue(recipe)), parsed.GetValue(leads)),
                        parsed.GetValue(balancing)
                    ),
                    parsed
                );
                var report = new Experiment(folder).Process(
                    tree,
                    named,
                    parsed.GetValue(force) ? OnTrainedNetworks.Remove : OnTrainedNetworks.Refuse,
                    cancellation
                );
                ProcessText.Write(System.Console.Out, folder, tree, named, report);
                foreach (var sentence in LeakText.Sentences(named, report))
                {
                    StandardError.WriteLine($"ecg: {sentence}");
                }

                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static Option<string?> Leads()
    {
        var option = new Option<string?>("--leads")
        {
            Description =
                "The leads that the networks use, such as I,II, or all for all twelve. Default: the recipe's.",
            HelpName = "LEAD,...",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                try
                {
                    LeadList.Parse(option.Name, token.Value);
                }
                catch (EcgException e)
                {
                    result.AddError(e.Message);
                }
            }
        });
        return option;
    }

    private static Option<string?> Balancing() =>
        new Option<string?>("--balancing")
        {
            Description = "The method that compensates for the imbalance between the classes. Default: the recipe's.",
            HelpName = string.Join('|', BalancingMethodNames.All),
        }.AsOneOf([.. BalancingMethodNames.All]);

    private static Recipe WithBalancing(Recipe recipe, string? method) =>
        method is null ? recipe : recipe with { BalancingMethod = BalancingMethodNames.Parse(method) };

    private static Recipe WithLeads(Recipe recipe, string? leads) =>
        leads is null
            ? recipe
            : recipe with
            {
                Signal = recipe.Signal with { Leads = LeadList.Parse("--leads", leads) },
            };
}
