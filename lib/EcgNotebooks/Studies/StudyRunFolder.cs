using System.Text.Json;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Training;

namespace EcgNotebooks.Studies;

/// <summary>The files of one run: a run folder, what it is made from, and in the end its result.</summary>
/// <param name="Root">The run's folder.</param>
internal sealed record StudyRunFolder(string Root)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    // A process whose sweep was killed ends a moment after it.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The experiment's files.</summary>
    public RunFolder Run => new(Root);

    /// <summary>What the files are made from; written first.</summary>
    public string OriginFile => Path.Combine(Root, "origin.json");

    /// <summary>The run's result; written last.</summary>
    public string ResultFile => Path.Combine(Root, "result.json");

    /// <summary>What the run's processes wrote to their output, beside the folder.</summary>
    public string Log => Root + ".log";

    /// <summary>The result, where the run is finished and made from just this.</summary>
    public StudyRunResult? Result(StudyRunOrigin origin) =>
        Read<StudyRunResult>(ResultFile) is { } result
        && result.Origin == origin
        && StudyRunResult.Names.All(result.Measures.ContainsKey)
            ? result
            : null;

    /// <summary>The finished epochs of a training that was begun on just this; null where none was.</summary>
    public int? EpochsBegun(StudyRun run, StudyRunOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (Read<StudyRunOrigin>(OriginFile) != origin)
        {
            return null;
        }

        var history = Run.Of(run.Network).History;
        return File.Exists(history) ? HistoryFile.Read(history).Epochs.Count : 0;
    }

    /// <summary>The folder of another run of the same study.</summary>
    internal StudyRunFolder Beside(StudyRun other) => new(Path.Combine(Path.GetDirectoryName(Root)!, other.Id));

    internal void Write(StudyRunResult result) =>
        AtomicFile.WriteText(ResultFile, JsonSerializer.Serialize(result, _json) + "\n");

    /// <summary>Keeps what an interrupted process left of the same origin; removes what is of another.</summary>
    internal void Begin(StudyRunOrigin origin)
    {
        if (Read<StudyRunOrigin>(OriginFile) == origin)
        {
            return;
        }

        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }

        AtomicFile.WriteText(OriginFile, JsonSerializer.Serialize(origin, _json) + "\n");
    }

    /// <summary>Keeps other processes out of the folder until it is disposed of, or this process ends in any way.</summary>
    /// <exception cref="EcgException">Another process has it and keeps it.</exception>
    internal IDisposable Lock(TimeSpan patience, CancellationToken cancellation) =>
        FolderLock.Take(Root + ".lock", Root, patience, cancellation);

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(RegularFile.ReadAllBytes(path), _json);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // What isn't there or isn't whole is made anew.
            return null;
        }
    }
}
