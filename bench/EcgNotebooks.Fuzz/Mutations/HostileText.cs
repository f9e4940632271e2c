using System.Text;

namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Texts that have caused errors in other programs: names that lead outside a folder, invalid encodings, unusual characters.</summary>
internal static class HostileText
{
    private static readonly string[] _names =
    [
        "../outside/secret",
        "../outside/secret.dat",
        "../outside/secret.hea",
        "../outside/secret.txt",
        "../outside/secret.csv",
        "../../etc/passwd",
        "/etc/passwd",
        "/dev/zero",
        "/dev/stdin",
        "..",
        ".",
        "./",
        "a/../../b",
        "C:\\Windows\\win.ini",
        "C:secret",
        "\\\\server\\share\\secret",
        "CON",
        "NUL.dat",
        "COM1",
        "name:stream",
        "trailing.",
        "trailing ",
        "~",
        "$HOME",
        "%TEMP%",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        new('x', 300),
        string.Join('/', Enumerable.Repeat("deep", 1500)),
    ];

    private static readonly string[] _characters =
    [
        "\0",
        "\u001b[2J",
        "\u2028",
        "\uFEFF",
        "\u202E",
        "\u00A0",
        "\t",
        "\r",
        "\n",
        "\"",
        "\"\"",
        "'",
        "\\",
        "\\u0000",
        "\\ud800",
        "\\udc00\\ud800",
        ",",
        ":",
        "#",
        "{}",
        "[]",
        "{",
        "]",
        "null",
        "true",
        "-",
        "+",
        "e",
        ".",
    ];

    private static readonly byte[][] _broken =
    [
        [0xFF],
        [0xFE, 0xFF],
        [0xC3],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
    ];

    /// <summary>Returns the hostile texts together with the tokens of a format.</summary>
    public static IEnumerable<byte[]> Words(IEnumerable<string> format) =>
        [.. format.Concat(_names).Concat(_characters).Select(Encoding.UTF8.GetBytes), .. _broken];
}
