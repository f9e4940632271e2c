namespace EcgNotebooks.Balancing;

/// <summary>A column of categories, each held as its position among the sorted categories.</summary>
public abstract class CategoryColumn
{
    private protected CategoryColumn(int[] codes) => Codes = codes;

    /// <summary>Number of rows.</summary>
    public int Count => Codes.Length;

    /// <summary>Number of different categories.</summary>
    public abstract int CategoryCount { get; }

    internal int[] Codes { get; }

    /// <summary>A column of text; categories are sorted by their characters' codes, as NumPy does.</summary>
    public static CategoryColumn<string> Of(IReadOnlyList<string> values) =>
        CategoryColumn<string>.Create(values, StringComparer.Ordinal);

    /// <summary>A column of integers.</summary>
    public static CategoryColumn<int> Of(IReadOnlyList<int> values) =>
        CategoryColumn<int>.Create(values, Comparer<int>.Default);

    internal abstract CategoryColumn With(int[] codes);
}

/// <summary>A column of categories of one type.</summary>
public sealed class CategoryColumn<T> : CategoryColumn
    where T : notnull
{
    private readonly T[] _categories;

    private CategoryColumn(T[] categories, int[] codes)
        : base(codes) => _categories = categories;

    /// <summary>The different categories, sorted.</summary>
    public IReadOnlyList<T> Categories => _categories;

    /// <inheritdoc/>
    public override int CategoryCount => _categories.Length;

    /// <summary>The category of a row.</summary>
    public T this[int row] => _categories[Codes[row]];

    internal static CategoryColumn<T> Create(IReadOnlyList<T> values, IComparer<T> comparer)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = new HashSet<T>(values).ToArray();
        Array.Sort(sorted, comparer);
        var positions = new Dictionary<T, int>(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
        {
            positions.Add(sorted[i], i);
        }

        var codes = new int[values.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = positions[values[i]];
        }

        return new CategoryColumn<T>(sorted, codes);
    }

    internal override CategoryColumn With(int[] codes) => new CategoryColumn<T>(_categories, codes);
}
