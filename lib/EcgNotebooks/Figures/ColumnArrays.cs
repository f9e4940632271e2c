namespace EcgNotebooks.Figures;

/// <summary>Guards shared by the figures.</summary>
internal static class ColumnArrays
{
    /// <summary>Throws unless both hold the same number of values, and at least one.</summary>
    public static void ThrowUnlessAligned(IReadOnlyList<double> first, IReadOnlyList<double> other, string name)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(other, name);
        if (first.Count == 0 || first.Count != other.Count)
        {
            throw new ArgumentException($"{other.Count} values where {first.Count} (at least 1) belong.", name);
        }
    }
}
