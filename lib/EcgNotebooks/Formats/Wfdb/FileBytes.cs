using Microsoft.Win32.SafeHandles;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Reads bytes at a position until the buffer is full or the file ends.</summary>
internal static class FileBytes
{
    /// <summary>Fills the buffer and returns the number of bytes read, which is smaller only at the end of the file.</summary>
    public static int Fill(SafeFileHandle handle, Span<byte> buffer, long position)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer[filled..], position + filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }
}
