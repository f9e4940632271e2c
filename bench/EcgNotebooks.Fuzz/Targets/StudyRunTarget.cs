using EcgNotebooks.Experiments;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>The files of a sweep's cell.</summary>
internal sealed class CellTarget : ITarget
{
    private static readonly StudyRun _cell = new("published", ["I"], NetworkKind.Cnn, 1, 3, 1);

    private readonly StudyRunOrigin _origin = StudyRunOrigin.Of(_cell, "digest");

    public string Name => "cell";

    public string About => "origin.json, result.json and history.csv of a sweep's cell";

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
        folder.Write(new StudyRunResult(_cell.Id, _origin, "last", 10, measures));
        var history = RunSamples.Of(data).Files["cnn/history.csv"];
        var sample = Sample.OfFolder(folder.Root).With("cnn/history.csv", history);
        return [sample with { Harmed = [.. sample.Files.Keys] }];
    }

    public void Read(string folder)
    {
        var files = new StudyRunFolder(folder);
        if (files.Result(_origin) is { } result)
        {
            ResultsCsv.Write(Path.Combine(folder, "results.csv"), [(_cell, result)]);
        }

        BrokenPromiseException.Unless(files.EpochsBegun(_cell, _origin) is not < 0, "fewer than no epochs");
    }
}
