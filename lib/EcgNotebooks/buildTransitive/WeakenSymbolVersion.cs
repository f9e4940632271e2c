using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Copies a 64-bit little-endian ELF file and marks one required symbol version as weak.</summary>
/// <remarks>Compiled by MSBuild as an inline task; not part of the library. Layout: ELF gABI and the LSB's .gnu.version_r.</remarks>
public class WeakenSymbolVersion : Task
{
    private const int SectionNeededVersions = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 0x2; // VER_FLG_WEAK

    public string Source { get; set; }

    public string Destination { get; set; }

    public string Version { get; set; }

    public override bool Execute()
    {
        byte[] elf = File.ReadAllBytes(Source);
        int weakened = 0;
        long sections = BitConverter.ToInt64(elf, 0x28);
        int size = BitConverter.ToUInt16(elf, 0x3A);
        int count = BitConverter.ToUInt16(elf, 0x3C);
        for (int i = 0; i < count; i++)
        {
            int header = checked((int)sections) + i * size;
            if (BitConverter.ToInt32(elf, header + 4) == SectionNeededVersions)
            {
                int strings = checked((int)sections) + BitConverter.ToInt32(elf, header + 40) * size;
                weakened += Weaken(elf, Offset(elf, header), Offset(elf, strings));
            }
        }

        string folder = Path.GetDirectoryName(Destination);
        Directory.CreateDirectory(folder);
        string unfinished = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllBytes(unfinished, elf);
        File.Delete(Destination);
        File.Move(unfinished, Destination);
        Log.LogMessage(
            MessageImportance.Normal,
            "{0}: {1} requirement(s) of {2} marked weak",
            Destination,
            weakened,
            Version
        );
        return true;
    }

    private static int Offset(byte[] elf, int header)
    {
        return checked((int)BitConverter.ToInt64(elf, header + 24));
    }

    private int Weaken(byte[] elf, int library, int strings)
    {
        int weakened = 0;
        while (true)
        {
            int entry = library + BitConverter.ToInt32(elf, library + 8);
            for (int left = BitConverter.ToUInt16(elf, library + 2); left > 0; left--)
            {
                if (Text(elf, strings + BitConverter.ToInt32(elf, entry + 8)) == Version)
                {
                    elf[entry + 4] |= (byte)Weak;
                    weakened++;
                }

                entry += BitConverter.ToInt32(elf, entry + 12);
            }

            int next = BitConverter.ToInt32(elf, library + 12);
            if (next == 0)
            {
                return weakened;
            }

            library += next;
        }
    }

    private static string Text(byte[] elf, int start)
    {
        int end = Array.IndexOf(elf, (byte)0, start);
        return Encoding.ASCII.GetString(elf, start, end - start);
    }
}
