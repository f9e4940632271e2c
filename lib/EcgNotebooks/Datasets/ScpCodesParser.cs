using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Datasets;

/// <summary>Reads scp_codes, a Python dict literal; text that keeps coming back gives one object.</summary>
internal sealed class ScpCodesParser
{
    private const int Places = 1 << 12;
    private readonly (string Text, ScpCodes Codes)[] _recent = new (string, ScpCodes)[Places];
    private readonly TextPool _codes = new();
    private readonly List<ScpStatement> _statements = [];

    /// <summary>Reads <c>{'NORM': 100.0, 'SR': 0.0}</c>; single or double quotes; false where the text is anything else.</summary>
    public bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ScpCodes? result)
    {
        ref var place = ref _recent[string.GetHashCode(text) & (Places - 1)];
        if (place.Text is null || !text.SequenceEqual(place.Text))
        {
            if (!TryParseStatements(text))
            {
                result = null;
                return false;
            }

            place = (text.ToString(), new ScpCodes(_statements.ToArray()));
        }

        result = place.Codes;
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

    // A dict keeps the place of a key's first mention and the value of its last.
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
