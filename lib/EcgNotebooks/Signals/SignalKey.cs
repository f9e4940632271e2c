using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EcgNotebooks.Datasets;
using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Signals;

/// <summary>Identifies the recordings, options and code that prepared signals were made from; equal keys mean equal signals.</summary>
/// <remarks>
/// Of each recording the key takes the whole header, which holds a checksum of every lead, and size, creation and last change
/// of the signal files. Digests of the signal files would take as long as reading the recordings. A signal file that is
/// overwritten in place, and whose time of change is then set back, goes unnoticed.
/// </remarks>
internal static class SignalKey
{
    // Two changes within this time may carry the same time stamp on file systems with coarse clocks.
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(2.5);

    /// <summary>Returns the key, 32 bytes; null while a signal file has changed so recently that another change might go unnoticed.</summary>
    /// <exception cref="EcgException">A recording can't be read.</exception>
    public static byte[]? Of(
        PtbXl data,
        IReadOnlyList<string> recordings,
        SignalOptions options,
        CancellationToken cancellation
    )
    {
        var stamps = new byte[recordings.Count][];
        var settled = true;
        var settings = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(
            0,
            stamps.Length,
            settings,
            i =>
            {
                (stamps[i], var changed) = Stamp(data, recordings[i]);
                if (DateTime.UtcNow - changed < _settling)
                {
                    Volatile.Write(ref settled, false);
                }
            }
        );
        return settled ? Digest(Maker(data, options), stamps) : null;
    }

    // The code is part of the key: another version may prepare signals differently.
    private static byte[] Maker(PtbXl data, SignalOptions options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Code = CodeIdentity.Current,
                data.Root,
                options,
            }
        );

    private static byte[] Digest(byte[] maker, byte[][] stamps)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(maker));
        foreach (var stamp in stamps)
        {
            hash.AppendData(stamp);
        }

        return hash.GetHashAndReset();
    }

    private static (byte[] Stamp, DateTime Changed) Stamp(PtbXl data, string recording)
    {
        var record = RecordPath.Of(data.RecordPath(recording));
        var text = new StringBuilder(recording).Append('\n');
        var header = WfdbHeader.ReadBytes(record);
        text.Append(Encoding.Latin1.GetString(header));
        var latest = DateTime.MinValue;
        foreach (var path in RecordParts.Of(record, WfdbHeader.Parse(header, record)))
        {
            using var file = RegularFile.OpenHandle(path);
            if (file is null)
            {
                // The file is empty or missing. Reading it will report that, and nothing of it is stored.
                return ([], DateTime.MaxValue);
            }

            var changed = File.GetLastWriteTimeUtc(file);
            text.Append(
                FormattableString.Invariant(
                    $"\n{RandomAccess.GetLength(file)} {changed.Ticks} {File.GetCreationTimeUtc(file).Ticks}"
                )
            );
            latest = changed > latest ? changed : latest;
        }

        return (SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())), latest);
    }
}
