using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Reading at a position until the buffer is full or the file ends.</summary>
internal static class FileBytes
{
    /// <summary>Bytes read; fewer than asked for only at the file's end.</summary>
    public static int Fill(SafeFileHandle handle, Span<byte> buffer, long position)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var got = RandomAccess.Read(handle, buffer[filled..], position + filled);
            if (got == 0)
            {
                break;
            }

            filled += got;
        }

        return filled;
    }
}
