using System.Text.Json;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;
using EcgNotebooks.Training;

namespace EcgNotebooks.Studies;

/// <summary>
/// Files of one run of a study: a run folder, the origin of its content, and the result once it is finished.
/// </summary>
/// <param name="Root">Path of the run's folder.</param>
internal sealed record StudyRunFolder(string Root)
{
    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    // After a sweep is killed, its processes end a moment later, so a short wait for the lock is enough.
    internal static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Run folder of the experiment.</summary>
    public RunFolder Run => new(Root);

    /// <summary>File with the origin of the run's content; written first.</summary>
    public string OriginFile => Path.Combine(Root, "origin.json");

    /// <summary>File with the run's result; written last.</summary>
    public string ResultFile => Path.Combine(Root, "result.json");

    /// <summary>Log with the output of the run's processes, next to the folder.</summary>
    public string Log => Root + ".log";

    /// <summary>Returns the result if the run is finished and has the given origin, or else null.</summary>
    public StudyRunResult? Result(StudyRunOrigin origin) =>
        Read<StudyRunResult>(ResultFile) is { } result
        && result.Origin == origin
        && StudyRunResult.Names.All(result.Measures.ContainsKey)
            ? result
            : null;

    /// <summary>Returns the number of finished epochs of a training with the given origin; null if none was begun.</summary>
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

    /// <summary>Returns the folder of another run of the same study.</summary>
    internal StudyRunFolder Beside(StudyRun other) => new(Path.Combine(Path.GetDirectoryName(Root)!, other.Id));

    internal void Write(StudyRunResult result) =>
        AtomicFile.WriteText(ResultFile, JsonSerializer.Serialize(result, _json) + "\n");

    /// <summary>
    /// Prepares the folder: files of an interrupted process with the same origin are kept, all others removed.
    /// </summary>
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

    /// <summary>Locks the folder until the lock is disposed of, or this process ends for any reason.</summary>
    /// <exception cref="EcgException">Another process holds the lock.</exception>
    internal IDisposable Lock(TimeSpan timeout, CancellationToken cancellation) =>
        FolderLock.Take(Root + ".lock", Root, timeout, cancellation);

    private static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(RegularFile.ReadAllBytes(path), _json);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // A missing or damaged file is computed again.
            return null;
        }
    }
}
