using System.Buffers;
using EcgNotebooks.Files;
using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One signal file of a record: its signals, its storage format and its length.</summary>
internal sealed class SignalFile
{
    private readonly string _record;
    private readonly WfdbSignal _first;
    private readonly string _path;

    /// <summary>Creates the file from its signals in the order of their samples.</summary>
    /// <exception cref="RecordException">The signals contradict each other or need a feature that isn't supported.</exception>
    public SignalFile(string record, IReadOnlyList<WfdbSignal> signals)
    {
        _record = record;
        Signals = signals;
        _first = signals[0];
        Format = SampleFormat.Of(_first, record);
        Layout = new FrameLayout(signals);
        foreach (var signal in signals)
        {
            Check(signal);
        }

        _path = RecordPath.Resolve(record, _first.FileName, _first.Line);
    }

    public IReadOnlyList<WfdbSignal> Signals { get; }

    public SampleFormat Format { get; }

    public FrameLayout Layout { get; }

    /// <summary>Opens the file, verifies its length and reads the bytes of the first frames at once.</summary>
    /// <param name="announced">The number of frames that the header announces; null reads as many as the file has.</param>
    /// <param name="atMost">The number of frames to read.</param>
    /// <param name="verification">Decides what happens if the file is too long.</param>
    /// <exception cref="RecordException">The file is missing, too short or too long.</exception>
    public SignalBytes Read(long? announced, long atMost, Verification verification)
    {
        try
        {
            using var handle = RegularFile.OpenHandle(_path);
            var frames = CheckLength(handle is null ? 0 : RandomAccess.GetLength(handle), announced, verification);
            return Read(handle, Math.Min(frames, atMost), frames);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RecordException.MissingSignalFile(_record, _first.Line, _first.FileName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RecordException.Unreadable(_record, _path, e);
        }
    }

    // The file's length was checked, so that no more is allocated than it holds.
    private SignalBytes Read(SafeFileHandle? handle, long frames, long allFrames)
    {
        var bytes = Format.ByteCount(Layout.Samples(frames));
        if (bytes > Array.MaxLength)
        {
            throw RecordException.Unsupported(
                _record,
                _first.Line,
                $"reading {bytes} bytes of {_first.FileName} at once",
                "Read fewer samples."
            );
        }

        var buffer = new SignalBytes(ArrayPool<byte>.Shared.Rent((int)bytes), (int)bytes, (int)frames, allFrames);
        var filled = handle is null ? 0 : FileBytes.Fill(handle, buffer.Bytes, _first.ByteOffset);
        if (filled < bytes)
        {
            // The file was truncated after its length was checked.
            buffer.Dispose();
            var expected = _first.ByteOffset + bytes;
            throw RecordException.Truncated(
                _record,
                _first.Line,
                _first.FileName,
                expected,
                _first.ByteOffset + filled
            );
        }

        return buffer;
    }

    private long CheckLength(long found, long? announced, Verification verification)
    {
        if (announced is not { } frames)
        {
            return Format.SampleCount(Math.Max(0, found - _first.ByteOffset)) / Layout.Size;
        }

        var samples = Layout.Samples(frames);
        var expected = _first.ByteOffset + Format.ByteCount(samples);
        if (found < expected)
        {
            throw RecordException.Truncated(_record, _first.Line, _first.FileName, expected, found);
        }

        // Some programs write the last group of samples in full even if it needs fewer bytes.
        if (found > _first.ByteOffset + Format.PaddedByteCount(samples))
        {
            verification.ThrowOrNote(RecordException.TooLong(_record, _first.Line, _first.FileName, expected, found));
        }

        return frames;
    }

    private void Check(WfdbSignal signal)
    {
        if (signal.Format != _first.Format || signal.ByteOffset != _first.ByteOffset)
        {
            var problem = $"the signals of {_first.FileName} have different formats or byte offsets.";
            throw RecordException.Malformed(_record, signal.Line, problem);
        }
    }
}
