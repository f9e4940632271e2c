namespace EcgNotebooks.Balancing;

/// <summary>A categorical column, encoded as integers: each value is its position among the sorted categories.</summary>
public abstract class CategoryColumn
{
    private protected CategoryColumn(int[] codes) => Codes = codes;

    /// <summary>Number of rows.</summary>
    public int Count => Codes.Length;

    /// <summary>Number of distinct categories.</summary>
    public abstract int CategoryCount { get; }

    internal int[] Codes { get; }

    /// <summary>Creates a column of text; the categories are sorted by character code (ordinal order), as NumPy sorts them.</summary>
    public static CategoryColumn<string> Of(IReadOnlyList<string> values) =>
        CategoryColumn<string>.Create(values, StringComparer.Ordinal);

    /// <summary>Creates a column of integers.</summary>
    public static CategoryColumn<int> Of(IReadOnlyList<int> values) =>
        CategoryColumn<int>.Create(values, Comparer<int>.Default);

    internal abstract CategoryColumn With(int[] codes);
}

/// <summary>A categorical column whose categories are of type <typeparamref name="T"/>.</summary>
public sealed class CategoryColumn<T> : CategoryColumn
    where T : notnull
{
    private readonly T[] _categories;

    private CategoryColumn(T[] categories, int[] codes)
        : base(codes) => _categories = categories;

    /// <summary>The distinct categories, sorted.</summary>
    public IReadOnlyList<T> Categories => _categories;

    /// <inheritdoc/>
    public override int CategoryCount => _categories.Length;

    /// <summary>Returns the category of a row.</summary>
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
