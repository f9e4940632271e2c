using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Steps 1 to 5: select, label, balance and split a table.</summary>
internal static class ProcessVerb
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var run = CommonOptions.Run();
        var recipe = new Option<string>("--recipe")
        {
            Description = "The recipe to follow.",
            HelpName = "published|leak-free",
            DefaultValueFactory = _ => Recipe.Published.Name,
        };
        recipe.AcceptOnlyFromAmong([.. Recipe.All.Select(r => r.Name)]);
        var verb = new Command(
            "process",
            "Select, label, balance and split the table (steps 1 to 5); no signals are read."
        )
        {
            data,
            recipe,
            run,
        };
        Help.AddExamples(
            verb,
            [
                "ecg process --data ptb-xl --recipe published --run runs/first",
                "ecg process --data ptb-xl --recipe leak-free --run runs/honest",
            ]
        );
        verb.SetAction(
            (parsed, cancellation) =>
            {
                var folder = new RunFolder(parsed.GetRequiredValue(run));
                folder.EnsureWritable();
                var tree = Dataset.Open(parsed.GetValue(data), cancellation);
                var named = Recipe.Named(parsed.GetRequiredValue(recipe));
                var report = new Experiment(folder).Process(tree, named, cancellation);
                ProcessText.Write(System.Console.Out, folder, tree, named, report);
                foreach (var warning in report.Warnings)
                {
                    StandardError.WriteLine($"ecg: the recipe leaks: {warning}");
                }

                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }
}
