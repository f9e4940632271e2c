using System.Text;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of study files.</summary>
internal sealed class StudyTarget : ITarget
{
    private const string File = "study.json";

    public string Name => "study";

    public string About => "study files and the runs that they define";

    public int Share => 20;

    public IReadOnlyList<string> Words { get; } =
    [
        "\"published\"",
        "\"leak-free\"",
        "\"cnn\"",
        "\"all\"",
        "\"I\"",
        "\"data\"",
        "\"slurm\"",
        "\"epochs\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "0:00",
        "1-12",
        "99999999999999999999G",
    ];

    public IReadOnlyList<Sample> Samples(string data) =>
        [
            Sample.Of(
                (
                    File,
                    Encoding.UTF8.GetBytes(
                        """
                        {
                          "recipes": ["published", "leak-free"],
                          "leads": [["I"], ["I", "II"], "all"],
                          "networks": ["cnn", "crnn"],
                          "seeds": [0, 1, 2]
                        }
                        """
                    )
                )
            ),
            Sample.Of(
                (
                    File,
                    Encoding.UTF8.GetBytes(
                        """
                        {"data": "ptb-xl", "recipes": ["published"], "networks": ["cnn"], "seeds": [7], "epochs": 3, "threads": 2,
                         "slurm": {"partition": "main", "account": "a", "qos": "normal", "constraint": "avx512&x",
                                   "time": "2:00:00", "memory": "4G", "cpus": 2, "tasks": 10}}
                        """
                    )
                )
            ),
        ];

    public void Read(string folder)
    {
        var study = Study.Read(Path.Combine(folder, File));
        var runs = study.Runs();
        InvariantException.ThrowUnless(
            runs.Select(run => run.Id).Distinct().Count() == runs.Count,
            "two runs have the same name"
        );
        foreach (var run in runs.Take(3))
        {
            InvariantException.ThrowUnless(
                Sweep.FolderIn(folder, run).Root.StartsWith(folder, StringComparison.Ordinal),
                "a run's folder is outside the study's folder"
            );
            _ = run.Recipe.Digest;
        }
    }
}
