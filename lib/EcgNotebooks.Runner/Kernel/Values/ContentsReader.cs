using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>Reads the contents of a value for display, limited in depth, number of items and length.</summary>
internal sealed class ContentsReader
{
    private const int DeepestLevel = 4;
    private const int MostItems = 100;
    private const int MostNestedItems = 20;
    private const int LongestText = 1000;

    // The values that contain the one that is read.
    private readonly Stack<object> _around = new();

    // The limit for all texts together.
    private int _charactersLeft = 100_000;

    /// <summary>Reads the contents of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="level">The depth of nesting, from 0.</param>
    /// <returns>The contents; null for a value that is displayed as text.</returns>
    /// <exception cref="InvalidOperationException">The value contains itself.</exception>
    public Contents? Read(object value, int level)
    {
        if (_around.Any(outer => ReferenceEquals(outer, value)))
        {
            throw new InvalidOperationException(
                $"A value of type {value.GetType().Name} contains itself, which no notebook host can show. Show a part of it."
            );
        }

        _around.Push(value);
        var contents = ReadNew(value, level);
        _around.Pop();
        return contents;
    }

    private Contents? ReadNew(object value, int level) =>
        value switch
        {
            string => null,
            IDictionary entries => OfEntries(entries, level),
            ITuple tuple => OfTuple(tuple, level),
            Array { Rank: 2 } matrix => OfSequence(Rows(matrix), level),
            _ when RecordMembers.Of(value) is { } members => OfMembers(value, members, level),
            IEnumerable sequence when ShowsItems(sequence) => OfSequence(sequence, level),
            _ => null,
        };

    // A sequence with a ToString() of its own, such as a library's vector, is displayed by that.
    private static bool ShowsItems(IEnumerable sequence) =>
        sequence.GetType().GetMethod(nameof(ToString), [])?.DeclaringType is { } declaring
        && (declaring == typeof(object) || declaring == typeof(ValueType));

    private static IEnumerable<object?[]> Rows(Array matrix) =>
        Enumerable
            .Range(matrix.GetLowerBound(0), matrix.GetLength(0))
            .Select(row =>
                Enumerable
                    .Range(matrix.GetLowerBound(1), matrix.GetLength(1))
                    .Select(column => matrix.GetValue(row, column))
                    .ToArray()
            );

    // Enumerating a generic dictionary as a sequence would give KeyValuePair items instead of DictionaryEntry.
    private static IEnumerable<DictionaryEntry> Entries(IDictionary entries)
    {
        for (var entry = entries.GetEnumerator(); entry.MoveNext(); )
        {
            yield return entry.Entry;
        }
    }

    private Contents OfSequence(IEnumerable sequence, int level)
    {
        var named = sequence.Cast<object?>().Select((item, i) => (i.ToString(CultureInfo.InvariantCulture), item));
        return Taken("", ContentsShape.List, named, level);
    }

    private Contents OfEntries(IDictionary entries, int level)
    {
        var named = Entries(entries).Select(entry => (Value(entry.Key, DeepestLevel).ToString(), entry.Value));
        return Taken("", ContentsShape.Dictionary, named, level);
    }

    private Contents OfTuple(ITuple tuple, int level)
    {
        var named = Enumerable.Range(0, tuple.Length).Select(i => ($"Item{i + 1}", tuple[i]));
        return Taken("", ContentsShape.Tuple, named, level);
    }

    private Contents OfMembers(object value, RecordMembers members, int level) =>
        Taken(members.Name, ContentsShape.Record, members.Values(value), level);

    private Contents Taken(
        string name,
        ContentsShape shape,
        IEnumerable<(string Name, object? Value)> values,
        int level
    )
    {
        _charactersLeft -= shape.Open.Length + shape.Close.Length;
        var most = level == 0 ? MostItems : MostNestedItems;
        var items = new List<(string, Contents)>();
        foreach (var (key, value) in values)
        {
            if (items.Count == most || _charactersLeft <= 0)
            {
                return new Contents(name, shape, items, null, HasMore: true);
            }

            items.Add((key, Value(value, level + 1)));
        }

        return new Contents(name, shape, items, null, HasMore: false);
    }

    private Contents Value(object? value, int level) =>
        value is null ? OfText("null")
        : level < DeepestLevel && Read(value, level) is { } contents ? contents
        : OfText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    private Contents OfText(string text)
    {
        var kept = text.Length <= LongestText ? text : $"{text[..LongestText]} [...]";
        _charactersLeft -= kept.Length + 2;
        return new Contents("", ContentsShape.List, [], kept, HasMore: false);
    }
}
