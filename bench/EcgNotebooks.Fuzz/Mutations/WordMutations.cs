using System.Text;

namespace EcgNotebooks.Fuzz.Mutations;

/// <summary>Mutations of words, which are the text between blanks, commas, quotes and brackets.</summary>
internal static class WordMutations
{
    private const int DeepestNesting = 20_000;

    private static readonly (string Open, string Close)[] _nestings =
    [
        ("[", "]"),
        ("{\"a\":", "}"),
        ("(", ")"),
        ("$", "$"),
        ("<a>", "</a>"),
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("word put in", (content, draw) => Mutation.Splice(content, draw.Place(content.Length + 1), 0, draw.Word())),
        new("other word", (content, draw) => WithWord(content, draw, _ => draw.Word())),
        new("word removed", (content, draw) => WithWord(content, draw, _ => [])),
        new(
            "long word",
            (content, draw) =>
                WithWord(
                    content,
                    draw,
                    word => [.. Enumerable.Repeat(word.Length > 0 ? word[0] : (byte)'x', 1 + draw.Below(70_000))]
                )
        ),
        new("nested", (content, draw) => WithWord(content, draw, word => Nested(word, draw))),
        new("words exchanged", Exchanged),
    ];

    private static byte[] WithWord(byte[] content, Draw draw, Func<byte[], byte[]> change)
    {
        var (from, count) = Word(content, draw);
        return Mutation.Splice(content, from, count, change(content[from..(from + count)]));
    }

    private static byte[] Exchanged(byte[] content, Draw draw)
    {
        var (first, second) = (Word(content, draw), Word(content, draw));
        if (first.From > second.From)
        {
            (first, second) = (second, first);
        }

        return first.From + first.Count > second.From
            ? content
            : Mutation.Splice(
                Mutation.Splice(content, second.From, second.Count, content.AsSpan(first.From, first.Count)),
                first.From,
                first.Count,
                content.AsSpan(second.From, second.Count)
            );
    }

    private static (int From, int Count) Word(byte[] content, Draw draw)
    {
        const string Separators = " \t\r\n,;:\"'{}[]()/=";
        bool Ends(int at) => Separators.Contains((char)content[at], StringComparison.Ordinal);
        var from = draw.Place(content.Length);
        var end = from;
        while (from > 0 && !Ends(from - 1))
        {
            from--;
        }

        while (end < content.Length && !Ends(end))
        {
            end++;
        }

        return (from, Math.Max(0, end - from));
    }

    private static byte[] Nested(byte[] word, Draw draw)
    {
        var (open, close) = draw.Of(_nestings);
        var depth = 1 + draw.Below(draw.Below(2) == 0 ? 100 : DeepestNesting);
        var (before, after) = (new StringBuilder().Insert(0, open, depth), new StringBuilder().Insert(0, close, depth));
        return [.. Encoding.UTF8.GetBytes(before.ToString()), .. word, .. Encoding.UTF8.GetBytes(after.ToString())];
    }
}
