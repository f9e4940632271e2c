namespace EcgNotebooks.Figures;

/// <summary>Checks the arrays that figures are drawn from.</summary>
internal static class ColumnArrays
{
    /// <summary>Throws unless both arrays have the same length, which is at least 1.</summary>
    public static void ThrowUnlessAligned(IReadOnlyList<double> first, IReadOnlyList<double> other, string name)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other, name);
        if (first.Count == 0 || first.Count != other.Count)
        {
            throw new ArgumentException(
                $"The array has {other.Count} values instead of {first.Count}; both arrays need the same number, at least 1.",
                name
            );
        }
    }
}
