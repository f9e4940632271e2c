namespace EcgNotebooks.Tests.Files;

/// <summary>File names that must never lead to an opened file.</summary>
internal static class HostileNames
{
    public static readonly IReadOnlyList<string> All =
    [
        "",
        "  ",
        // Names that lead out of the folder.
        "..",
        "../other.dat",
        "../../etc/passwd",
        "a/../../other.dat",
        "a/..",
        "./a",
        ".",
        "a//b",
        "a/",
        "..\\other.dat",
        "a\\b.dat",
        "..\\..\\Windows\\win.ini",
        // Absolute paths.
        "/etc/passwd",
        "//server/share/a.dat",
        "\\\\server\\share\\a.dat",
        "\\\\?\\C:\\a.dat",
        "\\\\.\\PhysicalDrive0",
        "\\a.dat",
        "C:/Windows/win.ini",
        "C:\\Windows\\win.ini",
        "c:win.ini",
        "file:///etc/passwd",
        "a.dat:stream",
        // Devices of Windows.
        "CON",
        "con",
        "a/NUL",
        "nul.dat",
        "NUL .dat",
        "aux.tar.gz",
        "PRN/a.dat",
        "COM1",
        "com9.dat",
        "COM\u00B9.dat",
        "LPT1.hea",
        "lpt0",
        "CONIN$",
        "conout$.dat",
        // Names that Windows changes or doesn't allow.
        "a.dat.",
        "a.dat ",
        "a./b.dat",
        "a /b.dat",
        "...",
        "a\u00A0",
        "a?.dat",
        "a*.dat",
        "a|b",
        "<a>",
        "\"a\"",
        // Names that cause trouble in terminals and file systems.
        "a.dat\0",
        "a\0.dat",
        "a\nb.dat",
        "a\rb.dat",
        "a\tb.dat",
        "a\u001B[2Jb.dat",
        "a\u007Fb",
        "a\u0085b",
        "a\uD800b",
        new('a', 256),
        new('\u5FC3', 86),
        string.Join('/', Enumerable.Repeat("folder", 200)),
    ];

    /// <summary>The names that can occur in a header line, where a blank ends a field and a line break ends the line.</summary>
    public static IEnumerable<string> InHeader =>
        All.Where(name =>
            name.Length > 0
            && !name.Any(c => c is ' ' or '\t' or '\n' or '\r' or '\0' or '\u0085')
            // UTF-8 can't encode half of a surrogate pair.
            && !name.Contains('\uD800', StringComparison.Ordinal)
        );
}
