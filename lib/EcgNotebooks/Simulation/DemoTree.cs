using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Simulation;

/// <summary>Writes the files of a demo into an empty folder.</summary>
/// <remarks>The files aren't written atomically one by one, because the complete folder is renamed at the end.</remarks>
internal sealed class DemoTree(string folder, DemoOptions options)
{
    private readonly ulong _seed = (ulong)options.Seed;
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Writes all files; the list of checksums comes last.</summary>
    public void Write(IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        var recordings = DemoPlan.Of(options);
        WriteText("ptbxl_database.csv", DemoTable.Text(recordings, _seed));
        WriteText("scp_statements.csv", StatementTable.Text());
        WriteText("LICENSE.txt", DemoTexts.Licence);
        WriteText("README.txt", DemoTexts.Readme(recordings.Count));
        WriteText(DemoTexts.MarkerName, DemoTexts.Marker(options));
        if (!options.TableOnly)
        {
            WriteSignals(recordings, progress, cancellation);
            var names = recordings.Select(r => r.FilenameLr).Concat(recordings.Select(r => r.FilenameHr));
            WriteText("RECORDS", string.Join('\n', names) + "\n");
        }

        var sums = _hashes
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"{file.Value} {file.Key}\n");
        File.WriteAllText(Path.Combine(folder, "SHA256SUMS.txt"), string.Concat(sums));
    }

    private void WriteSignals(
        IReadOnlyList<SimulatedRecording> recordings,
        IProgress<DemoProgress>? progress,
        CancellationToken cancellation
    )
    {
        foreach (
            var name in recordings
                .SelectMany(r => new[] { r.FilenameHr, r.FilenameLr })
                .Select(Path.GetDirectoryName)
                .Distinct()
        )
        {
            Directory.CreateDirectory(Path.Combine(folder, name!));
        }

        var made = 0;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads,
            CancellationToken = cancellation,
        };
        Parallel.ForEach(
            recordings,
            parallel,
            recording =>
            {
                var (high, low) = SignalSimulator.Simulate(Seen(recording), _seed);
                WriteRecord(recording.FilenameHr, SignalSimulator.HighRateHz, high);
                WriteRecord(recording.FilenameLr, SignalSimulator.LowRateHz, low);
                progress?.Report(new DemoProgress(Interlocked.Increment(ref made), recordings.Count));
            }
        );
    }

    // The recording as its signals show it.
    private SimulatedRecording Seen(SimulatedRecording recording) =>
        options.LookAlikes.TryGetValue(recording.Patient.Condition, out var other)
            ? recording with
            {
                Patient = recording.Patient with { Condition = other },
            }
            : recording;

    private void WriteRecord(string name, int samplingRateHz, DigitalSignal[] signals)
    {
        var files = RecordFiles.Of(Path.GetFileName(name), samplingRateHz, WfdbWriter.PtbXlGain, signals);
        WriteBytes(name + RecordPath.SignalExtension, files.Signals);
        WriteBytes(name + RecordPath.HeaderExtension, files.Header);
    }

    private void WriteText(string name, string text) => WriteBytes(name, Encoding.UTF8.GetBytes(text));

    private void WriteBytes(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        _hashes[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
