using System.Diagnostics.CodeAnalysis;

namespace EcgNotebooks;

/// <summary>One of the twelve standard leads, in the order of the standard and of PTB-XL.</summary>
public readonly record struct Lead : IParsable<Lead>
{
    private static readonly string[] _names =
    [
        "I",
        "II",
        "III",
        "aVR",
        "aVL",
        "aVF",
        "V1",
        "V2",
        "V3",
        "V4",
        "V5",
        "V6",
    ];

    private Lead(int index) => Index = index;

    /// <summary>Lead I, left arm against right arm.</summary>
    public static Lead I { get; } = new(0);

    /// <summary>Lead II, left leg against right arm.</summary>
    public static Lead II { get; } = new(1);

    /// <summary>Lead III, left leg against left arm.</summary>
    public static Lead III { get; } = new(2);

    /// <summary>Lead aVR, right arm against the mean of the other two limbs.</summary>
    public static Lead AVR { get; } = new(3);

    /// <summary>Lead aVL, left arm against the mean of the other two limbs.</summary>
    public static Lead AVL { get; } = new(4);

    /// <summary>Lead aVF, left leg against the mean of the arms.</summary>
    public static Lead AVF { get; } = new(5);

    /// <summary>All twelve leads: I, II, III, aVR, aVL, aVF, V1 to V6.</summary>
    public static IReadOnlyList<Lead> All { get; } = [.. Enumerable.Range(0, _names.Length).Select(i => new Lead(i))];

    /// <summary>Position in <see cref="All"/>, 0 to 11.</summary>
    public int Index { get; }

    /// <summary>The name as cardiologists write it: I, aVR, V1.</summary>
    public string Name => _names[Index];

    /// <summary>Parses a lead's name, upper or lower case, also as Lead I, ECG I or ECG Lead I.</summary>
    /// <exception cref="EcgException">The text names none of the twelve leads.</exception>
    public static Lead Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var lead)
            ? lead
            : throw new EcgException($"'{s}' is not a lead.", $"Use one of {string.Join(", ", _names)}.");

    /// <summary>Parses a lead's name as <see cref="Parse"/> does; false where it names none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Lead result) => TryParse(s, null, out result);

    /// <summary>Parses a lead's name as <see cref="Parse"/> does; false where it names none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Lead result)
    {
        var bare = s is null ? "" : WithoutPrefix(s);
        var index = Array.FindIndex(_names, name => name.Equals(bare, StringComparison.OrdinalIgnoreCase));
        result = new Lead(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>Positions of the signals that are this lead.</summary>
    internal int[] PlacesIn(IEnumerable<string> names)
    {
        var wanted = this;
        return
        [
            .. names
                .Index()
                .Where(name => TryParse(name.Item, out var found) && found == wanted)
                .Select(name => name.Index),
        ];
    }

    // Devices write I, Lead I, ECG I and ECG Lead I. Modified leads (MLII) are others: they stay unknown.
    private static string WithoutPrefix(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var ecg = words.Length > 1 && words[0].Equals("ECG", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        var lead = words.Length > ecg + 1 && words[ecg].Equals("lead", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return string.Join(' ', words[(ecg + lead)..]);
    }

    /// <summary>The lead's name.</summary>
    public override string ToString() => Name;
}
