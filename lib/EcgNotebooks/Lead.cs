using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcgNotebooks;

/// <summary>One of the twelve standard leads of an ECG; in JSON its name.</summary>
/// <remarks>A limb lead is a difference of potentials between electrodes on the arms and the left leg.</remarks>
/// <example>
/// <code>
/// var lead = Lead.Parse("lead aVF");
/// Console.WriteLine(lead == Lead.AVF);
/// </code>
/// </example>
[JsonConverter(typeof(LeadConverter))]
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

    /// <summary>Lead I: the potential of the left arm minus that of the right arm.</summary>
    public static Lead I { get; } = new(0);

    /// <summary>Lead II: the potential of the left leg minus that of the right arm.</summary>
    public static Lead II { get; } = new(1);

    /// <summary>Lead III: the potential of the left leg minus that of the left arm.</summary>
    public static Lead III { get; } = new(2);

    /// <summary>Lead aVR: the potential of the right arm minus the mean of the other two limbs.</summary>
    public static Lead AVR { get; } = new(3);

    /// <summary>Lead aVL: the potential of the left arm minus the mean of the other two limbs.</summary>
    public static Lead AVL { get; } = new(4);

    /// <summary>Lead aVF: the potential of the left leg minus the mean of the two arms.</summary>
    public static Lead AVF { get; } = new(5);

    /// <summary>Lead V1, on the chest at the right border of the sternum, fourth intercostal space.</summary>
    public static Lead V1 { get; } = new(6);

    /// <summary>Lead V2, at the left border of the sternum, fourth intercostal space.</summary>
    public static Lead V2 { get; } = new(7);

    /// <summary>Lead V3, halfway between V2 and V4.</summary>
    public static Lead V3 { get; } = new(8);

    /// <summary>Lead V4, in the midclavicular line, fifth intercostal space.</summary>
    public static Lead V4 { get; } = new(9);

    /// <summary>Lead V5, in the anterior axillary line at the height of V4.</summary>
    public static Lead V5 { get; } = new(10);

    /// <summary>Lead V6, in the midaxillary line at the height of V4.</summary>
    public static Lead V6 { get; } = new(11);

    /// <summary>All twelve leads: I, II, III, aVR, aVL, aVF, V1 to V6.</summary>
    public static IReadOnlyList<Lead> All { get; } = [I, II, III, AVR, AVL, AVF, V1, V2, V3, V4, V5, V6];

    /// <summary>Position in <see cref="All"/>, 0 to 11.</summary>
    public int Index { get; }

    /// <summary>The name as cardiologists write it: I, aVR, V1.</summary>
    public string Name => _names[Index];

    /// <summary>Parses the name of a lead in upper or lower case; "Lead I", "ECG I" and "ECG Lead I" are understood, too.</summary>
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

    /// <summary>Returns the positions of the signals that are this lead.</summary>
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

    private sealed class LeadConverter : JsonConverter<Lead>
    {
        public override Lead Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var lead)
                ? lead
                : throw new JsonException("This is not the name of a lead.");

        public override void Write(Utf8JsonWriter writer, Lead value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }
}
