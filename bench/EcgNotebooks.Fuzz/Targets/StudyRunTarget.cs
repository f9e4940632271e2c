using EcgNotebooks.Experiments;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the readers of the files of a study's run.</summary>
internal sealed class StudyRunTarget : ITarget
{
    private static readonly StudyRun _run = new("published", [Lead.I], NetworkKind.Cnn, 1, 3, 1);

    private readonly StudyRunOrigin _origin = StudyRunOrigin.Of(_run, "digest");

    public string Name => "cell";

    public string About => "origin.json, result.json and history.csv of a run of a study";

    public int Share => 10;

    public IReadOnlyList<string> Words { get; } =
    [
        "\"measures\": null",
        "\"measures\": {}",
        "\"roc_auc\"",
        "\"origin\": null",
        "null",
        "\"cell\": \"../outside/secret\"",
        "-1",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var folder = new StudyRunFolder(Path.Combine(data, "cell"));
        folder.Begin(_origin);
        var measures = StudyRunResult.Names.ToDictionary(name => name, name => name == "f1" ? null : (double?)0.5);
        folder.Write(new StudyRunResult(_run.Id, _origin, "last", 10, measures));
        var history = RunSamples.Of(data).Files["cnn/history.csv"];
        var sample = Sample.OfFolder(folder.Root).With("cnn/history.csv", history);
        return [sample with { Harmed = [.. sample.Files.Keys] }];
    }

    public void Read(string folder)
    {
        var files = new StudyRunFolder(folder);
        if (files.Result(_origin) is { } result)
        {
            ResultsCsv.Write(Path.Combine(folder, "results.csv"), [(_run, result)]);
        }

        InvariantException.ThrowUnless(files.EpochsBegun(_run, _origin) is not < 0, "the number of epochs is negative");
    }
}
