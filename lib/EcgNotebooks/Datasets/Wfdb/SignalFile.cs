using System.Buffers;
using EcgNotebooks.Storage;
using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Datasets.Wfdb;

/// <summary>One signal file of a record: which signals lie in it, and how long it has to be.</summary>
internal sealed class SignalFile
{
    private readonly string record;
    private readonly WfdbSignal first;
    private readonly string path;

    /// <summary>Takes the signals of one file in the order of their samples.</summary>
    /// <exception cref="RecordException">The signals contradict each other or need what isn't supported.</exception>
    public SignalFile(string record, IReadOnlyList<WfdbSignal> signals)
    {
        this.record = record;
        Signals = signals;
        first = signals[0];
        Format = SampleFormats.Of(first, record);
        foreach (var signal in signals)
        {
            Check(signal);
        }

        if (!ContainedPath.TryResolve(RecordPath.Folder(record), first.FileName, out path, out var reason))
        {
            throw RecordException.Escaping(record, first.Line, first.FileName, reason);
        }
    }

    public IReadOnlyList<WfdbSignal> Signals { get; }

    public ISampleFormat Format { get; }

    /// <summary>Opens the file, verifies its length and reads the bytes of the first samples in one go.</summary>
    /// <param name="announced">Samples per signal that the header announces; null: as many as there are.</param>
    /// <param name="atMost">Samples per signal wanted.</param>
    /// <param name="verify">Whether a file that is too long is an error.</param>
    /// <exception cref="RecordException">The file is missing, too short or too long.</exception>
    public SignalBytes Read(long? announced, int atMost, bool verify)
    {
        try
        {
            using var handle = File.OpenHandle(path);
            var samples = CheckLength(RandomAccess.GetLength(handle), announced, verify);
            var wanted = (int)Math.Min(samples, atMost);
            return Read(handle, wanted, wanted == samples);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RecordException.MissingSignalFile(record, first.Line, first.FileName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RecordException.Unreadable(record, path, e);
        }
    }

    private SignalBytes Read(SafeFileHandle handle, int samples, bool whole)
    {
        var bytes = Format.ByteCount((long)samples * Signals.Count);
        if (bytes > Array.MaxLength)
        {
            throw RecordException.Unsupported(
                record,
                first.Line,
                $"reading {bytes} bytes of {first.FileName} at once",
                "Read fewer samples of one lead."
            );
        }

        var buffer = new SignalBytes(ArrayPool<byte>.Shared.Rent((int)bytes), (int)bytes, samples, whole);
        var filled = FileBytes.Fill(handle, buffer.Bytes, first.ByteOffset);
        if (filled < bytes)
        {
            // Cut off between the check of its length and now.
            buffer.Dispose();
            var expected = first.ByteOffset + bytes;
            throw RecordException.Truncated(record, first.Line, first.FileName, expected, first.ByteOffset + filled);
        }

        return buffer;
    }

    private long CheckLength(long found, long? announced, bool verify)
    {
        if (announced is not { } samples)
        {
            return Format.SampleCount(Math.Max(0, found - first.ByteOffset)) / Signals.Count;
        }

        var expected = first.ByteOffset + Format.ByteCount(samples * Signals.Count);
        if (found < expected)
        {
            throw RecordException.Truncated(record, first.Line, first.FileName, expected, found);
        }

        return verify && found > expected
            ? throw RecordException.TooLong(record, first.Line, first.FileName, expected, found)
            : samples;
    }

    private void Check(WfdbSignal signal)
    {
        if (signal.Format != first.Format || signal.ByteOffset != first.ByteOffset)
        {
            var problem = $"the signals of {first.FileName} disagree about its format or byte offset.";
            throw RecordException.Malformed(record, signal.Line, problem);
        }

        if (signal.SamplesPerFrame != 1)
        {
            throw RecordException.Unsupported(
                record,
                signal.Line,
                "several samples per frame",
                "Use a record whose signals share one sampling rate."
            );
        }
    }
}
