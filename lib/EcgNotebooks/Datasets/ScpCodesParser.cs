using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>Parses scp_codes, a Python dict literal; repeated text gives the same object.</summary>
internal sealed class ScpCodesParser
{
    private const int Slots = 1 << 12;
    private readonly (string Text, ScpCodes Codes)[] _recent = new (string, ScpCodes)[Slots];
    private readonly StringPool _codes = new();
    private readonly List<ScpStatement> _statements = [];

    /// <summary>Parses <c>{'NORM': 100.0, 'SR': 0.0}</c> with single or double quotes; returns false for any other text.</summary>
    public bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ScpCodes? result)
    {
        ref var slot = ref _recent[string.GetHashCode(text) & (Slots - 1)];
        if (slot.Text is null || !text.SequenceEqual(slot.Text))
        {
            if (!TryParseStatements(text))
            {
                result = null;
                return false;
            }

            slot = (text.ToString(), new ScpCodes(_statements.ToArray()));
        }

        result = slot.Codes;
        return true;
    }

    private bool TryParseStatements(ReadOnlySpan<char> text)
    {
        _statements.Clear();
        var rest = text.Trim();
        if (rest.Length < 2 || rest[0] != '{' || rest[^1] != '}')
        {
            return false;
        }

        rest = rest[1..^1].Trim();
        while (!rest.IsEmpty)
        {
            if (!TryTakeCode(ref rest, out var code) || !TryTakeLikelihood(ref rest, out var likelihood))
            {
                return false;
            }

            Add(code, likelihood);
        }

        return true;
    }

    private bool TryTakeCode(ref ReadOnlySpan<char> rest, out string code)
    {
        code = "";
        var quote = rest[0];
        var end = quote is '\'' or '"' ? rest[1..].IndexOf(quote) : -1;
        if (end <= 0)
        {
            return false;
        }

        code = _codes.Of(rest.Slice(1, end));
        rest = rest[(end + 2)..].TrimStart();
        if (rest.IsEmpty || rest[0] != ':')
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    // A comma may follow the last statement, as Python allows.
    private static bool TryTakeLikelihood(ref ReadOnlySpan<char> rest, out double likelihood)
    {
        var comma = rest.IndexOf(',');
        var number = comma < 0 ? rest : rest[..comma];
        rest = comma < 0 ? [] : rest[(comma + 1)..].TrimStart();
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out likelihood)
            && double.IsFinite(likelihood);
    }

    // A Python dict keeps the position of a key's first occurrence and the value of its last.
    private void Add(string code, double likelihood)
    {
        var earlier = _statements.FindIndex(s => s.Code == code);
        if (earlier < 0)
        {
            _statements.Add(new ScpStatement(code, likelihood));
        }
        else
        {
            _statements[earlier] = new ScpStatement(code, likelihood);
        }
    }
}
