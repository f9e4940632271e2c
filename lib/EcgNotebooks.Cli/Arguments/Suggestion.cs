namespace EcgNotebooks.Cli.Arguments;

/// <summary>Finds the names that a mistyped one was probably meant to be.</summary>
internal static class Suggestion
{
    // A name of up to five characters may differ in one of them, longer ones in two.
    private const int CharactersPerMistake = 3;
    private const int MostMistakes = 2;
    private const int ShortestBeginning = 3;

    /// <summary>Returns a question with the nearest names, with a space before it, or nothing if none is near.</summary>
    public static string Of(string typed, IEnumerable<string> names)
    {
        var nearest = Nearest(typed, [.. names]);
        return nearest.Count == 0 ? "" : $" Did you mean {string.Join(" or ", nearest.Select(Quoted.Of))}?";
    }

    private static List<string> Nearest(string typed, IReadOnlyList<string> names)
    {
        if (typed.Length > names.Max(name => name.Length) + MostMistakes)
        {
            return [];
        }

        var beginnings = names.Where(name => Begins(name, typed)).ToList();
        if (beginnings.Count > 0)
        {
            return beginnings;
        }

        var most = Math.Min(MostMistakes, typed.Length / CharactersPerMistake);
        var distances = names.Select(name => (Name: name, Distance: Distance(typed, name))).ToList();
        var least = distances.Min(name => name.Distance);
        return least > most ? [] : [.. distances.Where(name => name.Distance == least).Select(name => name.Name)];
    }

    private static bool Begins(string name, string typed) =>
        typed.TrimStart('-').Length >= ShortestBeginning
        && name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        && name.Length > typed.Length;

    // Damerau-Levenshtein distance (optimal string alignment): a swap of two neighbours counts as one mistake.
    private static int Distance(string typed, string name)
    {
        var table = new int[typed.Length + 1, name.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= name.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cell(table, typed, name, i, j);
            }
        }

        return table[typed.Length, name.Length];
    }

    private static int Cell(int[,] table, string typed, string name, int i, int j)
    {
        var replaced = table[i - 1, j - 1] + (Same(typed[i - 1], name[j - 1]) ? 0 : 1);
        var least = Math.Min(replaced, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
        return i > 1 && j > 1 && Same(typed[i - 1], name[j - 2]) && Same(typed[i - 2], name[j - 1])
            ? Math.Min(least, 1 + table[i - 2, j - 2])
            : least;
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
