using System.Buffers;
using EcgNotebooks.Files;
using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Formats.Wfdb;

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
        Layout = new FrameLayout(signals);
        foreach (var signal in signals)
        {
            Check(signal);
        }

        path = RecordPath.Beside(record, first.FileName, first.Line);
    }

    public IReadOnlyList<WfdbSignal> Signals { get; }

    public ISampleFormat Format { get; }

    public FrameLayout Layout { get; }

    /// <summary>Opens the file, verifies its length and reads the bytes of the first frames in one go.</summary>
    /// <param name="announced">Frames that the header announces; null: as many as there are.</param>
    /// <param name="atMost">Frames wanted.</param>
    /// <param name="verification">What becomes of a file that is too long.</param>
    /// <exception cref="RecordException">The file is missing, too short or too long.</exception>
    public SignalBytes Read(long? announced, long atMost, Verification verification)
    {
        try
        {
            using var handle = RegularFile.OpenHandle(path);
            var frames = CheckLength(handle is null ? 0 : RandomAccess.GetLength(handle), announced, verification);
            return Read(handle, Math.Min(frames, atMost), frames);
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

    // The file's length was checked, so that no more is allocated than it holds.
    private SignalBytes Read(SafeFileHandle? handle, long frames, long allFrames)
    {
        var bytes = Format.ByteCount(Layout.Samples(frames));
        if (bytes > Array.MaxLength)
        {
            throw RecordException.Unsupported(
                record,
                first.Line,
                $"reading {bytes} bytes of {first.FileName} at once",
                "Read fewer samples of one lead."
            );
        }

        var buffer = new SignalBytes(ArrayPool<byte>.Shared.Rent((int)bytes), (int)bytes, (int)frames, allFrames);
        var filled = handle is null ? 0 : FileBytes.Fill(handle, buffer.Bytes, first.ByteOffset);
        if (filled < bytes)
        {
            // Cut off between the check of its length and now.
            buffer.Dispose();
            var expected = first.ByteOffset + bytes;
            throw RecordException.Truncated(record, first.Line, first.FileName, expected, first.ByteOffset + filled);
        }

        return buffer;
    }

    private long CheckLength(long found, long? announced, Verification verification)
    {
        if (announced is not { } frames)
        {
            return Format.SampleCount(Math.Max(0, found - first.ByteOffset)) / Layout.Size;
        }

        var samples = Layout.Samples(frames);
        var expected = first.ByteOffset + Format.ByteCount(samples);
        if (found < expected)
        {
            throw RecordException.Truncated(record, first.Line, first.FileName, expected, found);
        }

        // Some programs write a last group of samples in full also where it needs fewer bytes.
        if (found > first.ByteOffset + Format.PaddedByteCount(samples))
        {
            verification.Contradiction(RecordException.TooLong(record, first.Line, first.FileName, expected, found));
        }

        return frames;
    }

    private void Check(WfdbSignal signal)
    {
        if (signal.Format != first.Format || signal.ByteOffset != first.ByteOffset)
        {
            var problem = $"the signals of {first.FileName} disagree about its format or byte offset.";
            throw RecordException.Malformed(record, signal.Line, problem);
        }
    }
}
